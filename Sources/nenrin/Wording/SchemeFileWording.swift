// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanEvaluation

// What is wrong with an office's own scheme.

extension SchemeWording {
  static func sentence(_ error: SchemeFileError, file: String) -> String {
    switch error {
    case .notJSON(let line):
      let place = line.map { say("\(file) の \($0) 行目", "\(file), line \($0)") } ?? file
      return say(
        "\(place) が JSON として読めません。{ \"measure\": …, \"grades\": [ … ] } の形に直してください。",
        "\(place) is not JSON; write an object, { \"measure\": …, \"grades\": [ … ] }.")
    case .missingField(let field):
      return say("\(file) に \(field) がありません。書き足してください。", "\(file) has no \(field); add it.")
    case .wrongType(let field):
      return say(
        "\(file) の \(field) の型が違います（文字列、数、または一覧）。説明の例のとおりに直してください。",
        "\(file): \(field) is of the wrong type; write it as in the example of the documentation.")
    case .unknownMeasure(let name, let field):
      let known = GradingMeasure.allCases.map(\.rawValue).joined(separator: say("、", ", "))
      return say(
        "\(file) の \(field)「\(name)」はありません。あるのは \(known) です。",
        "\(file): \(field) is \"\(name)\"; it has to be one of \(known).")
    case .tooFewGrades(let field):
      return say(
        "\(file) の \(field) には二つ以上の段階が要ります。",
        "\(file): \(field) needs two grades or more; one alone tells nothing apart.")
    case .repeatedGrade(let grade, let field):
      return say(
        "\(file) の \(field)「\(grade)」は空か、二度目です。段階ごとに違う名前にしてください。",
        "\(file): \(field) is \"\(grade)\", which is empty or there already; name each grade once.")
    case .noBound(let field):
      return say(
        "\(file) の \(field) がありません。最後の段階だけが下限なしです。",
        "\(file): \(field) is missing; only the last grade has no bound.")
    case .boundOfLast(let field):
      return say(
        "\(file) の \(field) は最後の段階なので要りません。残りすべてがここに入ります。",
        "\(file): \(field) is on the last grade, which takes all that is left; leave it out.")
    case .unreadableBound(let text, let field):
      return say(
        "\(file) の \(field)「\(text)」が数として読めません。0.8 か \"80%\" と書いてください。",
        "\(file): \(field) is \"\(text)\", no number; write 0.8 or \"80%\".")
    case .notDescending(let field):
      return say(
        "\(file) の \(field) が前の段階の下限より小さくありません。高い順に並べてください。",
        "\(file): \(field) is not below the one before it; order the grades from the highest bound down.")
    case .unknownTone(let tone, let field):
      return say(
        "\(file) の \(field)「\(tone)」は good、fair、bad のどれかにしてください。",
        "\(file): \(field) is \"\(tone)\"; it has to be good, fair or bad.")
    case .unknownGrade(let grade, let field):
      return say(
        "\(file) の \(field)「\(grade)」は grades にありません。",
        "\(file): \(field) is \"\(grade)\", which is none of the grades.")
    }
  }
}
