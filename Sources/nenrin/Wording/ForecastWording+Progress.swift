// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

extension ForecastWording {
  /// - Parameter remaining: seconds, where they can be told.
  static func learning(from series: Int, of all: Int, remaining: Double?) -> String {
    let (series, all) = (NumberText.grouped(Double(series)), NumberText.grouped(Double(all)))
    return say("\(series) / \(all) 系列の伸びを学習", "growth of \(series) of \(all) series learnt")
      + FileWording.left(remaining)
  }

  /// - Parameter remaining: seconds, where they can be told.
  static func forecasting(_ series: Int, of all: Int, remaining: Double?) -> String {
    let (series, all) = (NumberText.grouped(Double(series)), NumberText.grouped(Double(all)))
    return say("\(series) / \(all) 系列を予測", "\(series) of \(all) series forecast") + FileWording.left(remaining)
  }

  /// - Parameters:
  ///   - rate: forecasts a second.
  ///   - remaining: seconds, where they can be told.
  static func progress(methods: Int, of all: Int, rate: Double, remaining: Double?) -> String {
    let rate = NumberText.grouped(rate.rounded())
    return say("\(methods) / \(all) 方法、毎秒 \(rate) 予測", "\(methods) of \(all) methods, \(rate) forecasts a second")
      + FileWording.left(remaining)
  }
}
