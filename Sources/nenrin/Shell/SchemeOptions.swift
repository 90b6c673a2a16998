// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation
internal import PlanEvaluation

/// By which grading schemes: published ones by name, an office's own by its file.
struct SchemeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(SchemeWording.help, valueName: "name|all|file.json"),
    completion: .list(GradingScheme.published.map(\.id) + ["all"]))
  var scheme: [String] = []

  var isAsked: Bool { !scheme.isEmpty }

  /// The schemes in the order in which they were asked for, each once.
  func schemes() throws -> [GradingScheme] {
    var found: [GradingScheme] = []
    for name in scheme {
      for one in try Self.named(name) where !found.contains(one) {
        found.append(found.contains { $0.id == one.id } ? one.renamed(besides: found.map(\.id)) : one)
      }
    }
    return found
  }

  /// The one scheme for which there is room.
  func single() throws -> GradingScheme {
    let schemes = try schemes()
    guard let scheme = schemes.first, schemes.count == 1 else { throw ValidationError(SchemeWording.onlyOne) }
    return scheme
  }

  private static func named(_ name: String) throws -> [GradingScheme] {
    if name == "all" { return GradingScheme.published }
    if let published = GradingScheme.published.first(where: { $0.id == name }) { return [published] }
    let file = URL(fileURLWithPath: name)
    guard file.pathExtension.lowercased() == "json" else {
      throw ValidationError(SchemeWording.unknown(name, known: GradingScheme.published.map(\.id)))
    }
    let data: Data
    do { data = try Data(contentsOf: file) } catch { throw CommandFailure(SchemeWording.unreadable(name, error)) }
    do throws(SchemeFileError) {
      return [try SchemeFile.scheme(data, id: file.deletingPathExtension().lastPathComponent)]
    } catch {
      throw CommandFailure(SchemeWording.sentence(error, file: name))
    }
  }
}

extension GradingScheme {
  /// Two columns of one name could not be told apart.
  fileprivate func renamed(besides taken: [String]) -> GradingScheme {
    var number = 2
    while taken.contains("\(id)-\(number)") { number += 1 }
    return GradingScheme(id: "\(id)-\(number)", name: name, rule: rule, withoutTarget: withoutTarget)
  }
}
