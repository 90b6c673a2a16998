// SPDX-License-Identifier: GPL-3.0-or-later
public import Foundation

/// An office's own grading scheme, a JSON object:
///
/// ```json
/// {
///   "name": "本市の評価基準",
///   "measure": "target_ratio",
///   "when_met": "S",
///   "grades": [
///     { "grade": "S", "label": "達成", "at_least": "100%", "tone": "good" },
///     { "grade": "A", "at_least": 0.9 },
///     { "grade": "B" }
///   ],
///   "without_target": { "measure": "annual_growth", "grades": [{ "grade": "+", "at_least": 0 }, { "grade": "-" }] }
/// }
/// ```
/// `measure` is one of `GradingMeasure`; bounds are fractions or percentages, from the highest on; the last grade has none,
/// and the one of `when_met` needs none.
/// Where no `tone` is given, the first grade is good, the last bad and those between fair.
public enum SchemeFile {
  public static func scheme(_ data: Data, id: String) throws(SchemeFileError) -> GradingScheme {
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: data)
    } catch let error as DecodingError {
      throw SchemeFileError(error, in: data)
    } catch {
      throw .notJSON(line: nil)
    }
    let rule = try rule(file.measure, file.whenMet, file.grades, at: "")
    let without: GradingScheme.Rule? =
      if let other = file.withoutTarget {
        try Self.rule(other.measure, nil, other.grades, at: "without_target.")
      } else { nil }
    return GradingScheme(id: id, name: file.name, rule: rule, withoutTarget: without)
  }

  private static func rule(
    _ measure: String, _ whenMet: String?, _ grades: [File.Grade], at place: String
  ) throws(SchemeFileError) -> GradingScheme.Rule {
    guard let known = GradingMeasure(rawValue: measure) else {
      throw .unknownMeasure(measure, field: place + "measure")
    }
    guard grades.count > 1 else { throw .tooFewGrades(field: place + "grades") }
    var steps: [GradingScheme.Step] = []
    for (index, grade) in grades.enumerated() {
      let field = "\(place)grades[\(index + 1)]"
      guard !grade.grade.isEmpty, !steps.contains(where: { $0.grade == grade.grade }) else {
        throw .repeatedGrade(grade.grade, field: field + ".grade")
      }
      let isLast = index == grades.count - 1
      steps.append(
        GradingScheme.Step(
          grade.grade,
          atLeast: try bound(grade, isOnlyMet: grade.grade == whenMet, isLast: isLast, steps, field: field),
          try tone(grade, index, of: grades.count, field: field), label: grade.label))
    }
    if let whenMet, !steps.contains(where: { $0.grade == whenMet }) {
      throw .unknownGrade(whenMet, field: place + "when_met")
    }
    return GradingScheme.Rule(known, whenMet: whenMet, steps)
  }

  private static func bound(
    _ grade: File.Grade, isOnlyMet: Bool, isLast: Bool, _ before: [GradingScheme.Step], field: String
  ) throws(SchemeFileError) -> Double? {
    guard let bound = grade.atLeast else {
      guard isLast || isOnlyMet else { throw .noBound(field: field + ".at_least") }
      return isLast ? nil : .infinity
    }
    guard !isLast else { throw .boundOfLast(field: field + ".at_least") }
    guard let value = bound.value else { throw .unreadableBound(bound.written, field: field + ".at_least") }
    if let last = before.last?.atLeast, value >= last { throw .notDescending(field: field + ".at_least") }
    return value
  }

  private static func tone(
    _ grade: File.Grade, _ index: Int, of count: Int, field: String
  ) throws(SchemeFileError) -> GradingScheme.Tone {
    guard let written = grade.tone else { return index == 0 ? .good : index == count - 1 ? .bad : .fair }
    guard let tone = GradingScheme.Tone(rawValue: written) else {
      throw .unknownTone(written, field: field + ".tone")
    }
    return tone
  }

  private struct File: Decodable {
    let name: String?
    let measure: String
    let whenMet: String?
    let grades: [Grade]
    let withoutTarget: Other?

    enum CodingKeys: String, CodingKey {
      case name, measure, grades
      case whenMet = "when_met"
      case withoutTarget = "without_target"
    }

    struct Other: Decodable {
      let measure: String
      let grades: [Grade]
    }

    struct Grade: Decodable {
      let grade: String
      let label: String?
      let tone: String?
      let atLeast: Bound?

      enum CodingKeys: String, CodingKey {
        case grade, label, tone
        case atLeast = "at_least"
      }
    }

    /// 0.8 or "80%".
    struct Bound: Decodable {
      let written: String
      let value: Double?

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
          (written, value) = ("\(number)", number)
        } else {
          written = try container.decode(String.self)
          let number = written.hasSuffix("%") ? Double(written.dropLast()).map { $0 / 100 } : Double(written)
          value = number.flatMap { $0.isFinite ? $0 : nil }
        }
      }
    }
  }
}

/// What is wrong with the file of a scheme, and where.
public enum SchemeFileError: Error, Hashable, Sendable {
  case notJSON(line: Int?)
  case missingField(String)
  case wrongType(field: String)
  case unknownMeasure(String, field: String)
  case tooFewGrades(field: String)
  case repeatedGrade(String, field: String)
  case noBound(field: String)
  case boundOfLast(field: String)
  case unreadableBound(String, field: String)
  case notDescending(field: String)
  case unknownTone(String, field: String)
  case unknownGrade(String, field: String)

  init(_ error: DecodingError, in data: Data) {
    switch error {
    case .keyNotFound(let key, let context): self = .missingField(Self.path(context.codingPath + [key]))
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self = context.codingPath.isEmpty ? .notJSON(line: 1) : .wrongType(field: Self.path(context.codingPath))
    case .dataCorrupted: self = .notJSON(line: Self.line(ofFaultIn: data))
    @unknown default: self = .notJSON(line: nil)
    }
  }

  /// `grades[2].at_least`, counted from 1 as people do.
  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce("") { text, key in
      if let index = key.intValue { return "\(text)[\(index + 1)]" }
      return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
    }
  }

  /// Foundation says of a fault only around which character it is, and that in its message.
  private static func line(ofFaultIn data: Data) -> Int? {
    do {
      _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      return nil
    } catch {
      let message = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? ""
      let found = message.range(of: "character ").flatMap { Int(message[$0.upperBound...].prefix { $0.isNumber }) }
      return 1 + data.prefix(found ?? data.count).count { $0 == UInt8(ascii: "\n") }
    }
  }
}
