// SPDX-License-Identifier: GPL-3.0-or-later

extension Array {
  /// Evenly spaced ones of them, at most as many as `enough`, in their order.
  func thinned(to enough: Int) -> [Element] {
    count > enough ? (0..<enough).map { self[count * $0 / enough] } : self
  }
}
