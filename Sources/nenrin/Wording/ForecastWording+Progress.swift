// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

extension ForecastWording {
  /// - Parameters:
  ///   - rate: forecasts a second.
  ///   - remaining: seconds, where they can be told.
  static func progress(methods: Int, of all: Int, rate: Double, remaining: Double?) -> String {
    let rate = NumberText.grouped(rate.rounded())
    return say("\(methods) / \(all) 方法、毎秒 \(rate) 予測", "\(methods) of \(all) methods, \(rate) forecasts a second")
      + FileWording.left(remaining)
  }
}
