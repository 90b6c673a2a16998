// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Reports

/// What is said of files that the command writes.
enum FileWording {
  static var nameless: String {
    say("ファイルやフォルダーの名前が空です。名前を指定してください。", "The name of a file or folder is empty; give its name.")
  }

  static var noDescription: String {
    say("コマンドの説明を読めないため、マニュアルを書けません。", "The command's own description cannot be read, so there is no manual to write.")
  }

  static func exists(_ path: String) -> String {
    say(
      "\(path) は既にあります。上書きするなら --force を付け、そうでなければ別の名前を指定してください。",
      "\(path) exists already; add --force to write over it, or give another name.")
  }

  /// - Parameters:
  ///   - rate: rows a second.
  ///   - remaining: seconds, where they can be told.
  static func progress(rows: Int, rate: Double, remaining: Double?) -> String {
    let (rows, rate) = (NumberText.grouped(Double(rows)), NumberText.grouped(rate.rounded()))
    return say("\(rows) 行、毎秒 \(rate) 行", "\(rows) rows, \(rate) a second") + left(remaining)
  }

  /// - Parameters:
  ///   - rate: series a second.
  ///   - remaining: seconds, where they can be told.
  static func progress(series: Int, of all: Int, rate: Double, remaining: Double?) -> String {
    let (series, all) = (NumberText.grouped(Double(series)), NumberText.grouped(Double(all)))
    let rate = NumberText.grouped(rate.rounded())
    return say("\(series) / \(all) 系列、毎秒 \(rate)", "\(series) of \(all) series, \(rate) a second") + left(remaining)
  }

  /// The end of a line of progress; empty where it cannot be told.
  static func left(_ remaining: Double?) -> String {
    guard let seconds = remaining.map({ String(Int($0.rounded(.up))) }) else { return "" }
    return say("、残り \(seconds) 秒", ", \(seconds) s left")
  }

  static func cannotWrite(_ path: String, errno code: Int32) -> String {
    cannotWrite(path, reason: String(cString: strerror(code)))
  }

  static func cannotWrite(_ path: String, _ error: any Error) -> String {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    // Foundation has no words for a limit of the file's size, among others.
    let isUnnamed = cause == nil && (error as? CocoaError)?.code == .fileWriteUnknown
    let reason = isUnnamed ? say("書込みの失敗", "the write failed") : (cause ?? error as NSError).localizedDescription
    return cannotWrite(path, reason: reason)
  }

  private static func cannotWrite(_ path: String, reason: String) -> String {
    say(
      "\(path) に書けません（\(reason)）。空き容量と書込み権限を確かめてください。",
      "Cannot write \(path) (\(reason)); check the free space and the permission to write there.")
  }
}
