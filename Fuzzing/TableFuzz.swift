// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PlanReading

// libFuzzer calls from one thread.
nonisolated(unsafe) private let file = FuzzFile("table.csv")

/// Bytes as a table: read or refused. The first byte chooses the encoding that the user says, mostly none.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTable(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let encodings: [TextEncoding?] = [.utf8, .utf16, .cp932, .eucJP]
  var options = ReadingOptions()
  options.encoding = Int(start[0]) < encodings.count ? encodings[Int(start[0])] : nil
  let skipped = options.encoding == nil ? 0 : 1
  file.write(Data(bytes: start + skipped, count: count - skipped))
  file.read(options)
  return 0
}
