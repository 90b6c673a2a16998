// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import IndicatorStore
internal import Indicators
internal import PlanReading
internal import Programs
internal import Reports
internal import TrendStatistics

/// Looks at the machine: libraries, other programs, the terminal and, where there is one, the store.
struct Examination {
  /// The store's path; `nil` where none was named and none is in the folder.
  let store: String?

  /// The other programs are all started before the first is waited for.
  func findings() -> [Finding] {
    let programs = [
      Inquiry(.gnuplot, ["gnuplot"], ["--version"]),
      Inquiry(.font, ["fc-match"], ["--format=%{family[0]}\t%{lang}", ChartRenderer.fontFamily + ":lang=ja"]),
      Inquiry(.pdftotext, ["pdftotext"], ["-v"]),
      Inquiry(.browser, PrintedReport.browsers, ["--version"]),
      Inquiry(.pandoc, ["pandoc"], ["--version"]),
    ]
    let libraries = [
      library(.sqlite, IndicatorStore.sqliteVersion), library(.gsl, StatisticsLibrary.version),
      library(.expat, ReadingLibraries.expatVersion), library(.libzip, ReadingLibraries.zipVersion),
      library(.libxlsxwriter, WorkbookLibrary.version),
    ]
    return libraries + programs.map(\.finding) + [locale, terminal] + (store.map { [finding(ofStore: $0)] } ?? [])
  }

  private func library(_ component: Component, _ version: String?) -> Finding {
    Finding(component: component, state: version == nil ? .missing : .ok, found: version)
  }

  /// Everything is written in UTF-8, whatever the locale says.
  private var locale: Finding {
    let environment = ProcessInfo.processInfo.environment
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
    let name = names.first { !$0.isEmpty } ?? "C"
    let coding = name.split(separator: ".").dropFirst().first?.lowercased().replacing("-", with: "")
    let isOther = coding.map { !$0.hasPrefix("utf8") } ?? false
    return Finding(component: .locale, state: isOther ? .faulty : .ok, found: name)
  }

  private var terminal: Finding {
    let found = Terminal.width.map { DoctorWording.terminal(columns: $0, isColoured: Terminal.isColoured) }
    return Finding(component: .terminal, state: .ok, found: found ?? DoctorWording.noTerminal)
  }

  /// A larger store is left to `verify`.
  private static func isQuicklyRead(_ path: String) -> Bool {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    return (size ?? 0) <= 64 << 20
  }

  private func finding(ofStore path: String) -> Finding {
    do throws(StoreError) {
      let store = try IndicatorStore.open(at: path)
      let (plans, columns) = (try store.plans().count, try store.columnKeys().count)
      let damaged = Self.isQuicklyRead(path) ? try store.verify().reduce(0) { $0 + $1.damage.count } : 0
      guard damaged == 0 else {
        return Finding(component: .store, state: .faulty, found: VerifyWording.damaged(path, places: damaged))
      }
      return Finding(component: .store, state: .ok, found: DoctorWording.store(path, plans: plans, columns: columns))
    } catch {
      if case .missing = error { return Finding(component: .store, state: .missing, found: path) }
      return Finding(component: .store, state: .faulty, found: StoreWording.sentence(error))
    }
  }
}

/// A program that is asked for its version.
private struct Inquiry {
  private let component: Component
  private let run: ProgramRun?
  private let isThere: Bool

  private static let seconds = 20.0

  /// - Parameter names: that it goes by, the first found is asked.
  init(_ component: Component, _ names: [String], _ arguments: [String]) {
    self.component = component
    let path = names.lazy.compactMap { ProgramRun.locate($0) }.first
    isThere = path != nil
    run = path.flatMap { try? ProgramRun($0, arguments) }
  }

  var finding: Finding {
    guard isThere else { return Finding(component: component, state: .missing, found: nil) }
    guard let result = try? run?.result(within: Self.seconds, atMost: 1 << 16) else {
      return Finding(component: component, state: .faulty, found: DoctorWording.silent)
    }
    let said = String(decoding: result.output, as: UTF8.self) + result.messages
    return component == .font ? font(said) : program(said)
  }

  private func program(_ said: String) -> Finding {
    let line = said.split(separator: "\n").first.map { String($0).withoutControls() }
    let first = line.flatMap { $0.firstMatch(of: /[0-9]+(\.[0-9]+)+( patchlevel [0-9]+)?/).map { String($0.0) } ?? $0 }
    return Finding(component: component, state: first == nil ? .faulty : .ok, found: first ?? DoctorWording.silent)
  }

  /// fontconfig always names some font; whether it has Japanese is in its languages.
  private func font(_ said: String) -> Finding {
    let fields = said.split(separator: "\t", omittingEmptySubsequences: false)
    let languages = (fields.dropFirst().first ?? "").split(separator: "|")
    guard let family = fields.first, languages.contains("ja") else {
      return Finding(component: component, state: .missing, found: nil)
    }
    return Finding(component: component, state: .ok, found: String(family).withoutControls())
  }
}
