// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// One of NIST's Statistical Reference Datasets with its certified values, read from the files beside this one.
struct ReferenceSet: Sendable, CustomTestStringConvertible {
  enum Level: String, Sendable { case lower, average, higher }

  struct Parameter: Sendable {
    let certified: Double
    let certifiedError: Double
    /// NIST's two starting points; nonlinear sets only.
    let starts: [Double]
  }

  let name: String
  let level: Level
  let parameters: [Parameter]
  /// What else is certified, such as `mean` or `residual_deviation`.
  let certified: [String: Double]
  /// `linear`, `linear_without_intercept` or `polynomial 5`; linear sets only.
  let model: [String]
  /// Shape: a list for each row of the file.
  let rows: [[Double]]

  var testDescription: String { name }
  /// The y, and the predictors one after another.
  var response: [Double] { rows.map { $0[0] } }
  func predictor(_ index: Int) -> [Double] { rows.map { $0[index] } }

  static let univariate = read("univariate", count: 9)
  static let linear = read("linear", count: 11)
  static let nonlinear = read("nonlinear", count: 27)

  private static func read(_ kind: String, count: Int) -> [ReferenceSet] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(kind)
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    let sets = files.sorted { $0.path < $1.path }.compactMap(ReferenceSet.init(file:))
    if sets.count != count { Issue.record("\(sets.count) of \(count) \(kind) sets could be read") }
    return sets
  }

  private init?(file: URL) {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    guard let data = lines.firstIndex(where: { $0.first == "data" }) else { return nil }
    var (name, level, model): (String, Level?, [String]) = ("", nil, [])
    var (parameters, certified): ([Parameter], [String: Double]) = ([], [:])
    for fields in lines[..<data] {
      switch fields[0] {
      case "set": name = fields[1]
      case "level": level = Level(rawValue: fields[1])
      case "model": model = Array(fields.dropFirst())
      case "parameter":
        let numbers = fields.dropFirst(2).compactMap(Double.init)
        parameters.append(
          Parameter(certified: numbers[0], certifiedError: numbers[1], starts: Array(numbers.dropFirst(2))))
      default: certified[fields[0]] = Double(fields[1])
      }
    }
    guard let level else { return nil }
    (self.name, self.level, self.model, self.parameters, self.certified) = (name, level, model, parameters, certified)
    rows = lines[(data + 1)...].map { $0.compactMap(Double.init) }
  }
}

/// How many decimal digits of the certified value an estimate has: its log relative error, −log₁₀(|a − c| / |c|), or of the
/// absolute error where c is 0; at most as many as are certified.
///
/// Source: McCullough, Assessing the reliability of statistical software: part I, The American Statistician 52 (1998).
func digits(_ estimate: Double, of certified: Double, atMost most: Double) -> Double {
  let error = (estimate - certified).magnitude / (certified == 0 ? 1 : certified.magnitude)
  guard error > 0 else { return most }
  return error.isFinite ? min(most, max(0, -log10(error))) : 0
}
