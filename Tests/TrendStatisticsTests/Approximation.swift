// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators

/// Whether two numbers agree to a share of the larger.
func agree(_ a: Double, _ b: Double, within share: Double) -> Bool {
  a == b || (a - b).magnitude <= share * max(a.magnitude, b.magnitude)
}

/// A history of years and values.
func history(_ values: KeyValuePairs<Int, Double>) -> History {
  History(values.map { History.Point(year: FiscalYear($0.key), value: $0.value) })
}
