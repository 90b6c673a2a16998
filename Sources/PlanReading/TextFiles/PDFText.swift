// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Programs

/// The text of a PDF, laid out as on the page, by poppler's `pdftotext` where it is installed.
enum PDFText {
  static let program = "pdftotext"

  enum Limit {
    static let seconds = 60.0
    static let textBytes = 64 << 20
  }

  /// The lines of all pages, each page's end as a form feed.
  static func text(of path: String, path search: String? = nil) throws(ReadingRefusal) -> TextFile {
    let place = FilePlace(file: path)
    func refuse(_ fact: ReadingProblem.Fact) -> ReadingRefusal { ReadingRefusal([ReadingProblem(place, fact)]) }
    guard let executable = ProgramRun.locate(program, searchPath: search) else {
      throw refuse(.programMissing(program))
    }
    // An absolute path is never taken for an option, and a dash as output is the standard one.
    let file = URL(fileURLWithPath: path).path
    let arguments = ["-layout", "-enc", "UTF-8", "-eol", "unix", file, "-"]
    let run: ProgramResult
    do {
      run = try ProgramRun(executable, arguments).result(within: Limit.seconds, atMost: Limit.textBytes)
    } catch {
      switch error {
      case .notStarted(let reason): throw refuse(.programFailed(program, reason: reason))
      case .tookTooLong: throw refuse(.programTooSlow(program, seconds: Int(Limit.seconds)))
      case .saidTooMuch: throw refuse(.tooLarge(bytes: Limit.textBytes, limit: Limit.textBytes))
      }
    }
    guard run.status == 0 else {
      if run.messages.contains("Incorrect password") { throw refuse(.encrypted) }
      let reason = run.messages.split(separator: "\n").last.map(String.init) ?? "\(run.status)"
      throw refuse(.programFailed(program, reason: reason))
    }
    let text = String(decoding: run.output, as: UTF8.self)
    guard text.contains(where: { !$0.isWhitespace }) else { throw refuse(.noText) }
    return TextFile(path: path, text: text)
  }

  /// The first table of the text whose columns are told apart by blanks.
  static func table(in file: TextFile) throws(ReadingRefusal) -> CellTable {
    guard let table = AlignedText(file).table else {
      throw ReadingRefusal([ReadingProblem(FilePlace(file: file.path), .noAlignedTable)])
    }
    try table.checkHeader()
    return table
  }
}
