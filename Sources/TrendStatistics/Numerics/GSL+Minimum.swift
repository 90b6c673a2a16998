// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Minima of functions of one and of two unknowns.
extension GSL {
  /// Where a function is least in a range: the best of eleven points, then Brent's method between its neighbours.
  ///
  /// Source: Brent, Algorithms for Minimization without Derivatives (1973); `gsl_min_fminimizer_brent`.
  static func minimum(in range: ClosedRange<Double>, of function: (Double) -> Double) -> Double {
    let step = (range.upperBound - range.lowerBound) / 10
    let points = (0...10).map { range.lowerBound + step * Double($0) }
    let values = points.map(function)
    guard let best = values.indices.min(by: { values[$0] < values[$1] }), best > 0, best < 10 else {
      return edge(points, values, function)
    }
    return brent(points[best - 1], points[best], points[best + 1], function) ?? points[best]
  }

  /// The least value lies at an end of the grid: perhaps at the end itself, perhaps between it and its neighbour.
  private static func edge(_ points: [Double], _ values: [Double], _ function: (Double) -> Double) -> Double {
    let atStart = values[0] <= values[10]
    let (end, neighbour) = atStart ? (points[0], points[1]) : (points[10], points[9])
    var (best, least) = (end, function(end))
    for part in [0.02, 0.1, 0.3] {
      let point = end + (neighbour - end) * part
      let value = function(point)
      if value < least { (best, least) = (point, value) }
    }
    guard best != end else { return end }
    return brent(min(end, neighbour), best, max(end, neighbour), function) ?? best
  }

  private static func brent(
    _ lower: Double, _ guess: Double, _ upper: Double, _ function: (Double) -> Double
  ) -> Double? {
    withoutActuallyEscaping(function) { escaping in
      var objective = escaping
      return withUnsafeMutablePointer(to: &objective) { pointer in
        var problem = gsl_function(
          function: { x, objective in
            objective?.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x) ?? .nan
          }, params: pointer)
        return descend(&problem, lower, guess, upper)
      }
    }
  }

  private static func descend(
    _ problem: inout gsl_function, _ lower: Double, _ guess: Double, _ upper: Double
  ) -> Double? {
    _ = errorsAreReturned
    guard let minimizer = gsl_min_fminimizer_alloc(nenrin_brent()) else { return nil }
    defer { gsl_min_fminimizer_free(minimizer) }
    guard Int(gsl_min_fminimizer_set(minimizer, &problem, guess, lower, upper)) == GSL_SUCCESS else { return nil }
    for _ in 0..<40 {
      guard Int(gsl_min_fminimizer_iterate(minimizer)) == GSL_SUCCESS else { break }
      let width = gsl_min_fminimizer_x_upper(minimizer) - gsl_min_fminimizer_x_lower(minimizer)
      if width < 1e-6 { break }
    }
    return gsl_min_fminimizer_x_minimum(minimizer)
  }

  /// Where a function of two unknowns, both in one range, is least near a start, by the simplex of Nelder and Mead.
  ///
  /// Outside the range the function counts as its value at the nearest point in it and the distance. Source: Nelder and
  /// Mead, Computer Journal 7 (1965); `gsl_multimin_fminimizer_nmsimplex2`.
  static func minimum(
    from start: (Double, Double), in range: ClosedRange<Double>, of function: (Double, Double) -> Double
  ) -> (Double, Double) {
    let inside = { (x: Double, y: Double) -> Double in
      let (a, b) = (range.clamping(x), range.clamping(y))
      return function(a, b) * (1 + (x - a).magnitude + (y - b).magnitude) + (x - a).magnitude + (y - b).magnitude
    }
    let found = withoutActuallyEscaping(inside) { escaping in
      var objective = escaping
      return withUnsafeMutablePointer(to: &objective) { pointer in
        var problem = gsl_multimin_function(
          f: { x, objective in
            objective?.assumingMemoryBound(to: ((Double, Double) -> Double).self)
              .pointee(gsl_vector_get(x, 0), gsl_vector_get(x, 1)) ?? .nan
          }, n: 2, params: pointer)
        return simplex(&problem, start)
      }
    }
    return (range.clamping(found.0), range.clamping(found.1))
  }

  private static func simplex(
    _ problem: inout gsl_multimin_function, _ start: (Double, Double)
  ) -> (Double, Double) {
    _ = errorsAreReturned
    guard let minimizer = gsl_multimin_fminimizer_alloc(nenrin_simplex(), 2) else { return start }
    defer { gsl_multimin_fminimizer_free(minimizer) }
    guard let first = gsl_vector_alloc(2) else { return start }
    defer { gsl_vector_free(first) }
    guard let steps = gsl_vector_alloc(2) else { return start }
    defer { gsl_vector_free(steps) }
    gsl_vector_set(first, 0, start.0)
    gsl_vector_set(first, 1, start.1)
    gsl_vector_set_all(steps, 0.2)
    guard Int(gsl_multimin_fminimizer_set(minimizer, &problem, first, steps)) == GSL_SUCCESS else { return start }
    for _ in 0..<400 {
      guard Int(gsl_multimin_fminimizer_iterate(minimizer)) == GSL_SUCCESS else { break }
      if gsl_multimin_fminimizer_size(minimizer) < 1e-7 { break }
    }
    guard let found = gsl_multimin_fminimizer_x(minimizer) else { return start }
    return (gsl_vector_get(found, 0), gsl_vector_get(found, 1))
  }
}
