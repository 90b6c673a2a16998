// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Programs
internal import Reports

/// Reports in formats that another program makes: a browser that prints, or pandoc. Each works in a folder of its own,
/// and what it wrote is taken only when it is whole.
enum PrintedReport {
  /// Browsers that print without a window, in the order in which they are looked for.
  static let browsers = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
  ]
  /// The first start of a browser on a slow machine takes ten seconds.
  private static let patience = 120.0

  static var browser: String? { browsers.lazy.compactMap { ProgramRun.locate($0) }.first }
  static var pandoc: String? { ProgramRun.locate("pandoc") }

  /// The page as its style for A4 prints it.
  static func pdf(ofPage html: String) throws -> Data {
    guard let browser else { throw CommandFailure(ReportFileWording.noBrowser) }
    return try inFolder { folder in
      let (page, paper) = (folder.appendingPathComponent("page.html"), folder.appendingPathComponent("page.pdf"))
      try Data(html.utf8).write(to: page)
      var arguments = [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--no-pdf-header-footer",
        "--user-data-dir=\(folder.appendingPathComponent("profile").path)", "--print-to-pdf=\(paper.path)",
      ]
      // Browsers refuse to run as root otherwise. The page is our own and may load nothing.
      if geteuid() == 0 { arguments.append("--no-sandbox") }
      return try run(browser, arguments + [page.absoluteString], making: paper, called: "PDF")
    }
  }

  /// Only what `MarkdownReport` writes; no HTML comes in.
  private static let dialect =
    "markdown_strict+all_symbols_escapable+backtick_code_blocks+raw_attribute-raw_html"

  /// The text with its pictures, as a document for a word processor.
  static func document(ofMarkdown text: String, pictures: [String: Data], language: String) throws -> Data {
    guard let pandoc else { throw CommandFailure(ReportFileWording.noPandoc) }
    return try inFolder { folder in
      let (source, target) = (folder.appendingPathComponent("report.md"), folder.appendingPathComponent("report.docx"))
      try Data(text.utf8).write(to: source)
      for (name, picture) in pictures { try picture.write(to: folder.appendingPathComponent(name)) }
      let arguments = [
        "--from=\(dialect)", "--to=docx", "--metadata=lang:\(language)",
        "--resource-path=\(folder.path)",
        "--output=\(target.path)", source.path,
      ]
      _ = try run(pandoc, arguments, making: target, called: say("Word 文書", "Word document"))
      return try finished(target)
    }
  }

  private static func finished(_ document: URL) throws -> Data {
    do throws(WordError) {
      try WordFile(path: document.path).finish()
    } catch {
      switch error {
      case .noLibrary: throw CommandFailure(ReportFileWording.noWordLibrary)
      case .notWritten(let reason): throw CommandFailure(ReportFileWording.unfinishedDocument(reason.withoutControls()))
      case .missingPart(let part): throw CommandFailure(ReportFileWording.missingPart(part))
      }
    }
    return try Data(contentsOf: document)
  }

  private static func inFolder(_ body: (URL) throws -> Data) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nenrin-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      return try body(folder)
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw CommandFailure(FileWording.cannotWrite(folder.path, error))
    }
  }

  private static func run(
    _ program: String, _ arguments: [String], making file: URL, called what: String
  ) throws -> Data {
    let trouble: ProgramTrouble
    do throws(ProgramFailure) {
      let result = try ProgramRun(program, arguments).result(within: patience)
      if result.status == 0, let data = FileManager.default.contents(atPath: file.path), !data.isEmpty { return data }
      trouble = ProgramTrouble(status: result.status, saying: result.messages)
    } catch {
      if case .tookTooLong(let seconds) = error {
        throw CommandFailure(ReportFileWording.tooSlow(program, seconds: seconds))
      }
      trouble = ProgramTrouble(error)
    }
    let name = URL(fileURLWithPath: program).lastPathComponent
    throw CommandFailure(ReportFileWording.failed(name, trouble, without: what))
  }
}
