// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

@testable import TrendStatistics

/// The curves of NIST's nonlinear sets, each as its value at x and its derivatives by b₁, b₂ …
enum ReferenceCurves {
  typealias Point = (value: Double, gradient: [Double])
  typealias Form = @Sendable (_ b: [Double], _ x: Double) -> Point

  /// What to fit and by which curve. Nelson's is log y on two predictors.
  static func problem(of set: ReferenceSet) -> (y: [Double], curve: NonlinearRegression.Curve)? {
    let x = set.predictor(1)
    if set.name == "Nelson" {
      let second = set.predictor(2)
      return (set.response.map { log($0) }, curve { nelson($0, x[$1], second[$1]) })
    }
    guard let form = forms[set.name] else { return nil }
    return (set.response, curve { form($0, x[$1]) })
  }

  private static func curve(_ point: @escaping ([Double], Int) -> Point) -> NonlinearRegression.Curve {
    { parameters, observation, gradient in
      let (value, derivatives) = point(parameters, observation)
      gradient = derivatives
      return value
    }
  }

  private static let forms: [String: Form] = [
    "Bennett5": bennett, "BoxBOD": saturation, "Chwirut1": chwirut, "Chwirut2": chwirut, "DanWood": power,
    "ENSO": cycles,
    "Eckerle4": peak, "Gauss1": gauss, "Gauss2": gauss, "Gauss3": gauss, "Hahn1": rational(4), "Kirby2": rational(3),
    "Lanczos1": exponentials, "Lanczos2": exponentials, "Lanczos3": exponentials, "MGH09": kowalik, "MGH10": meyer,
    "MGH17": osborne, "Misra1a": saturation, "Misra1b": misraB, "Misra1c": misraC, "Misra1d": misraD,
    "Rat42": logistic, "Rat43": richards, "Roszman1": roszman, "Thurber": rational(4),
  ]
}

extension ReferenceCurves {
  /// b₁ (b₂ + x)^(−1/b₃)
  private static let bennett: Form = { b, x in
    let power = pow(b[1] + x, -1 / b[2])
    let value = b[0] * power
    return (value, [power, -value / (b[2] * (b[1] + x)), value * log(b[1] + x) / (b[2] * b[2])])
  }
  /// b₁ (1 − exp(−b₂ x))
  private static let saturation: Form = { b, x in
    (-b[0] * expm1(-b[1] * x), [-expm1(-b[1] * x), b[0] * x * exp(-b[1] * x)])
  }
  /// exp(−b₁ x) / (b₂ + b₃ x)
  private static let chwirut: Form = { b, x in
    let share = b[1] + b[2] * x
    let value = exp(-b[0] * x) / share
    return (value, [-x * value, -value / share, -x * value / share])
  }
  /// b₁ x^b₂
  private static let power: Form = { b, x in
    (b[0] * pow(x, b[1]), [pow(x, b[1]), b[0] * pow(x, b[1]) * log(x)])
  }
  /// (b₁ / b₂) exp(−½ ((x − b₃) / b₂)²)
  private static let peak: Form = { b, x in
    let z = (x - b[2]) / b[1]
    let bell = exp(-0.5 * z * z)
    let value = b[0] / b[1] * bell
    return (value, [bell / b[1], value * (z * z - 1) / b[1], value * z / b[1]])
  }
  /// b₁ exp(−b₂ x) + b₃ exp(−(x − b₄)² / b₅²) + b₆ exp(−(x − b₇)² / b₈²)
  private static let gauss: Form = { b, x in
    let decay = exp(-b[1] * x)
    var (value, gradient) = (b[0] * decay, [decay, -x * b[0] * decay])
    for k in [2, 5] {
      let z = (x - b[k + 1]) / b[k + 2]
      let bell = exp(-z * z)
      value += b[k] * bell
      gradient += [bell, 2 * b[k] * bell * z / b[k + 2], 2 * b[k] * bell * z * z / b[k + 2]]
    }
    return (value, gradient)
  }
  /// b₁ exp(−b₂ x) + b₃ exp(−b₄ x) + b₅ exp(−b₆ x)
  private static let exponentials: Form = { b, x in
    var (value, gradient) = (0.0, [Double]())
    for k in [0, 2, 4] {
      let decay = exp(-b[k + 1] * x)
      value += b[k] * decay
      gradient += [decay, -x * b[k] * decay]
    }
    return (value, gradient)
  }
  /// b₁ + b₂ exp(−x b₄) + b₃ exp(−x b₅)
  private static let osborne: Form = { b, x in
    let (first, second) = (exp(-x * b[3]), exp(-x * b[4]))
    return (b[0] + b[1] * first + b[2] * second, [1, first, second, -x * b[1] * first, -x * b[2] * second])
  }
  /// b₁ (x² + x b₂) / (x² + x b₃ + b₄)
  private static let kowalik: Form = { b, x in
    let (upper, lower) = (x * x + x * b[1], x * x + x * b[2] + b[3])
    let value = b[0] * upper / lower
    return (value, [upper / lower, b[0] * x / lower, -value * x / lower, -value / lower])
  }
  /// b₁ exp(b₂ / (x + b₃))
  private static let meyer: Form = { b, x in
    let growth = exp(b[1] / (x + b[2]))
    let value = b[0] * growth
    return (value, [growth, value / (x + b[2]), -value * b[1] / ((x + b[2]) * (x + b[2]))])
  }
  /// b₁ (1 − (1 + b₂ x / 2)^−2)
  private static let misraB: Form = { b, x in
    let base = 1 + b[1] * x / 2
    return (b[0] * (1 - 1 / (base * base)), [1 - 1 / (base * base), b[0] * x / (base * base * base)])
  }
  /// b₁ (1 − (1 + 2 b₂ x)^−½)
  private static let misraC: Form = { b, x in
    let root = pow(1 + 2 * b[1] * x, -0.5)
    return (b[0] * (1 - root), [1 - root, b[0] * x * root / (1 + 2 * b[1] * x)])
  }
  /// b₁ b₂ x / (1 + b₂ x)
  private static let misraD: Form = { b, x in
    let base = 1 + b[1] * x
    return (b[0] * b[1] * x / base, [b[1] * x / base, b[0] * x / (base * base)])
  }
  /// b₁ / (1 + exp(b₂ − b₃ x))
  private static let logistic: Form = { b, x in
    let odds = exp(b[1] - b[2] * x)
    let share = 1 / (1 + odds)
    return (b[0] * share, [share, -b[0] * odds * share * share, b[0] * x * odds * share * share])
  }
  /// b₁ / (1 + exp(b₂ − b₃ x))^(1/b₄)
  private static let richards: Form = { b, x in
    let odds = exp(b[1] - b[2] * x)
    let share = pow(1 + odds, -1 / b[3])
    let value = b[0] * share
    let slope = value * odds / ((1 + odds) * b[3])
    return (value, [share, -slope, x * slope, value * log1p(odds) / (b[3] * b[3])])
  }
  /// b₁ − b₂ x − arctan(b₃ / (x − b₄)) / π
  private static let roszman: Form = { b, x in
    let distance = x - b[3]
    let squares = (distance * distance + b[2] * b[2]) * Double.pi
    return (b[0] - b[1] * x - atan(b[2] / distance) / Double.pi, [1, -x, -distance / squares, -b[2] / squares])
  }
  /// b₁ + b₂ cos(2πx/12) + b₃ sin(2πx/12) and two further cycles of the lengths b₄ and b₇
  private static let cycles: Form = { b, x in
    let turn = 2 * Double.pi * x
    var value = b[0] + b[1] * cos(turn / 12) + b[2] * sin(turn / 12)
    var gradient = [1, cos(turn / 12), sin(turn / 12)]
    for k in [3, 6] {
      let (cosine, sine) = (cos(turn / b[k]), sin(turn / b[k]))
      value += b[k + 1] * cosine + b[k + 2] * sine
      gradient += [(b[k + 1] * sine - b[k + 2] * cosine) * turn / (b[k] * b[k]), cosine, sine]
    }
    return (value, gradient)
  }
  /// (b₁ + b₂ x + …) / (1 + bₘ₊₁ x + …), m = `upper`
  private static func rational(_ upper: Int) -> Form {
    { b, x in
      var (numerator, denominator, power) = (0.0, 1.0, 1.0)
      var powers: [Double] = []
      for k in b.indices {
        power = k == 0 ? 1 : (k == upper ? x : power * x)
        powers.append(power)
        if k < upper { numerator += b[k] * power } else { denominator += b[k] * power }
      }
      let value = numerator / denominator
      return (value, b.indices.map { ($0 < upper ? 1 : -value) * powers[$0] / denominator })
    }
  }
  /// b₁ − b₂ x₁ exp(−b₃ x₂)
  private static func nelson(_ b: [Double], _ x: Double, _ second: Double) -> Point {
    let decay = exp(-b[2] * second)
    return (b[0] - b[1] * x * decay, [1, -x * decay, b[1] * x * second * decay])
  }
}
