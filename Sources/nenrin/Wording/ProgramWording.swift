// SPDX-License-Identifier: GPL-3.0-or-later
internal import Programs

/// What is said where a program that draws or prints for us did not finish: what was met, what is missing for it, what to do.
enum ProgramWording {
  /// - Parameters:
  ///   - what: what there is none of now: 画像, PDF.
  ///   - instead: what to do where trying again does not help, as the end of a sentence.
  static func unfinished(_ program: String, _ trouble: ProgramTrouble, without what: String, instead: String) -> String
  {
    switch trouble {
    case .outOfMemory:
      say(
        "メモリが足りず \(program) が止まったため、\(what)はできていません。ほかのプログラムを閉じてもう一度実行するか、\(instead)",
        "\(program) ran out of memory, so there is no \(what); close other programs and try again, or \(instead)")
    case .noSpace:
      say(
        "ディスクの空きが足りず \(program) が止まったため、\(what)はできていません。空きを作ってもう一度実行してください。",
        "\(program) found no space left on the disk, so there is no \(what); make room and try again.")
    case .notStarted:
      say(
        "\(program) を始められないため、\(what)はできていません。入れ直すか、\(instead)",
        "\(program) cannot be started, so there is no \(what); install it again, or \(instead)")
    case .stopped(let status):
      say(
        "\(program) が途中で止まった\(status.map { "（終了コード \($0)）" } ?? "")ため、\(what)はできていません。もう一度実行し、同じことになれば、\(instead)",
        "\(program) stopped before it was done\(status.map { " (exit code \($0))" } ?? ""), so there is no \(what); try again, and if it stops again, \(instead)"
      )
    }
  }
}
