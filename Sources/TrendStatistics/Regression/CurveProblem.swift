// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A nonlinear least-squares problem as GSL asks for it: residuals, curve − observation, and their derivatives.
final class CurveProblem {
  typealias Curve = NonlinearRegression.Curve

  let observations: [Double]
  let curve: Curve
  private var gradient: [Double]

  init(_ observations: [Double], parameters: Int, curve: @escaping Curve) {
    (self.observations, self.curve) = (observations, curve)
    gradient = [Double](repeating: 0, count: parameters)
  }

  /// Which step is tried, and how the parameters are scaled.
  enum Method: CaseIterable {
    case accelerated, levenbergMarquardt, dogleg, marquardtScaled, unscaled
  }

  /// The residuals at some parameters.
  func residuals(_ parameters: [Double]) -> [Double] {
    observations.indices.map { curve(parameters, $0, &gradient) - observations[$0] }
  }

  /// The derivatives of the residuals by column, one a parameter; shape: p columns of n.
  func derivatives(_ parameters: [Double]) -> [[Double]] {
    var columns = [[Double]](
      repeating: [Double](repeating: 0, count: observations.count), count: parameters.count)
    for i in observations.indices {
      _ = curve(parameters, i, &gradient)
      for j in parameters.indices { columns[j][i] = gradient[j] }
    }
    return columns
  }

  /// Walks from `start` to where the squares are least nearby, or gives up; what it returns is a candidate, not a fit.
  func minimum(from start: [Double], by method: Method, steps: Int) -> [Double]? {
    GSL.returnErrors()
    var options = Self.options(method)
    guard let workspace = gsl_multifit_nlinear_alloc(gsl_nlinear_trust(), &options, observations.count, start.count)
    else { return nil }
    defer { gsl_multifit_nlinear_free(workspace) }
    var equations = gsl_multifit_nlinear_fdf()
    (equations.n, equations.p) = (observations.count, start.count)
    (equations.f, equations.df) = (Self.fill, Self.fillDerivatives)
    equations.params = Unmanaged.passUnretained(self).toOpaque()
    return withExtendedLifetime(self) {
      walk(workspace, &equations, from: start, steps: steps)
    }
  }
}

extension CurveProblem {
  private static func options(_ method: Method) -> gsl_multifit_nlinear_parameters {
    var options = gsl_multifit_nlinear_default_parameters()
    options.solver = gsl_nlinear_qr()
    options.scale = gsl_nlinear_more()
    switch method {
    case .accelerated: options.trs = gsl_nlinear_lmaccel()
    case .levenbergMarquardt: options.trs = gsl_nlinear_lm()
    case .dogleg: options.trs = gsl_nlinear_dogleg()
    case .marquardtScaled: (options.trs, options.scale) = (gsl_nlinear_lm(), gsl_nlinear_marquardt())
    case .unscaled: (options.trs, options.scale) = (gsl_nlinear_lm(), gsl_nlinear_levenberg())
    }
    return options
  }

  private func walk(
    _ workspace: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>, _ equations: inout gsl_multifit_nlinear_fdf,
    from start: [Double], steps: Int
  ) -> [Double]? {
    var first = start
    let status = first.withUnsafeMutableBufferPointer { buffer in
      var view = gsl_vector_view_array(buffer.baseAddress, start.count)
      return gsl_multifit_nlinear_init(&view.vector, &equations, workspace)
    }
    guard Int(status) == GSL_SUCCESS else { return nil }
    var info: Int32 = 0
    // Whatever ends the walk, the place it reached is judged afterwards by what a further step would change.
    _ = gsl_multifit_nlinear_driver(steps, 1e-14, 1e-14, 0, nil, nil, &info, workspace)
    guard let reached = gsl_multifit_nlinear_position(workspace) else { return nil }
    let parameters = start.indices.map { gsl_vector_get(reached, $0) }
    return parameters.allSatisfy(\.isFinite) ? parameters : nil
  }

  private static func problem(_ pointer: UnsafeMutableRawPointer?) -> CurveProblem? {
    pointer.map { Unmanaged<CurveProblem>.fromOpaque($0).takeUnretainedValue() }
  }

  private static let fill:
    @convention(c) (UnsafePointer<gsl_vector>?, UnsafeMutableRawPointer?, UnsafeMutablePointer<gsl_vector>?) -> Int32 =
      {
        parameters, pointer, result in
        guard let problem = problem(pointer), let parameters, let result else { return Int32(GSL_EFAULT) }
        let values = problem.residuals((0..<parameters.pointee.size).map { gsl_vector_get(parameters, $0) })
        for (i, value) in values.enumerated() {
          guard value.isFinite else { return Int32(GSL_EDOM) }
          gsl_vector_set(result, i, value)
        }
        return Int32(GSL_SUCCESS)
      }

  private static let fillDerivatives:
    @convention(c) (UnsafePointer<gsl_vector>?, UnsafeMutableRawPointer?, UnsafeMutablePointer<gsl_matrix>?) -> Int32 =
      {
        parameters, pointer, result in
        guard let problem = problem(pointer), let parameters, let result else { return Int32(GSL_EFAULT) }
        let columns = problem.derivatives((0..<parameters.pointee.size).map { gsl_vector_get(parameters, $0) })
        for (j, column) in columns.enumerated() {
          for (i, value) in column.enumerated() {
            guard value.isFinite else { return Int32(GSL_EDOM) }
            gsl_matrix_set(result, i, j, value)
          }
        }
        return Int32(GSL_SUCCESS)
      }
}
