// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PlanReading

// libFuzzer calls from one thread.
nonisolated(unsafe) private let file = FuzzFile("report.txt")

/// The text of a plan's results report: read, doubted or refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReport(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  file.write(Data(bytes: start, count: count))
  file.read()
  return 0
}
