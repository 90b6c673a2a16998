// SPDX-License-Identifier: GPL-3.0-or-later
internal import IndicatorStore
internal import Indicators
internal import Reports
internal import Segments

/// The store's facts as sentences: what was met, why it matters, what to do next.
enum StoreWording {
  /// - Parameter isCutShort: a part of the answer has been written.
  static func damaged(_ path: String, _ place: StorePlace, isCutShort: Bool = false) -> String {
    let lack =
      isCutShort
      ? say("答えはここまでで、全部ではありません。", "the answer stops short")
      : say("値は表示しません。", "none of its values are shown")
    return say(
      "\(path) が壊れています（\(describe(place))）。\(lack)バックアップから戻すか、元のデータを新しいストアに import してください。",
      "\(path) is damaged (\(describe(place))), so \(lack); restore a copy, or import the data into a new store.")
  }

  static func sentence(_ error: StoreError) -> String {
    switch error {
    case .missing(let path):
      say(
        "ストア \(path) がありません。nenrin import で作るか、--store で場所を指定してください。",
        "There is no store \(path); make one with nenrin import, or name another with --store.")
    case .directory(let path):
      say(
        "\(path) はフォルダーで、ストアではありません。--store にはファイルを指定してください。",
        "\(path) is a folder, not a store; name a file with --store.")
    case .notAFile(let path):
      say(
        "\(path) は\(FileSort(of: path).words)で、ストアではありません。--store には普通のファイルを指定してください。",
        "\(path) is \(FileSort(of: path).words), not a store; name a regular file with --store.")
    case .empty(let path):
      say(
        "\(path) は空のファイルで、ストアではありません。nenrin import で読み込んでください。",
        "\(path) is an empty file, not yet a store; import into it first.")
    case .notAStore(let path):
      say("\(path) は Nenrin のストアではありません。--store を確かめてください。", "\(path) is not a Nenrin store; check --store.")
    case .otherApplication(let path, let id):
      say(
        "\(path) は別のアプリケーション（\(id)）の SQLite ファイルです。--store を確かめてください。",
        "\(path) is a SQLite file of another application (\(id)); check --store.")
    case .newerVersion(let path, let found, let known):
      say(
        "\(path) は新しい版（形式 \(found)）の Nenrin のストアで、この版（形式 \(known)）では読めません。Nenrin を更新してください。",
        "\(path) was written by a newer Nenrin (format \(found), this one knows \(known)); update Nenrin to read it.")
    case .olderVersion(let path, let found, let known):
      say(
        "\(path) は古い版（形式 \(found)）の Nenrin のストアで、この版（形式 \(known)）では読めません。元のデータを新しいストアに import してください。",
        "\(path) was written by an older Nenrin (format \(found), this one reads \(known)); import the data into a new store."
      )
    case .unreadable(let path):
      say("\(path) を読む権限がありません。権限を確かめてください。", "\(path) cannot be read; check its permissions.")
    case .readOnly(let path):
      say(
        "\(path) に書く権限がありません。権限を確かめるか、--store で別の場所を指定してください。",
        "\(path) cannot be written; check its permissions, or name another store with --store.")
    case .uncreatable(let path):
      say(
        "\(path) を作れません。フォルダーがあるか、書込み権限があるか確かめてください。",
        "\(path) cannot be created; check that its folder exists and may be written.")
    case .interruptedWrite(let path):
      say(
        "\(path) への書込みが中断されたままで、元に戻す権限がありません。書込みのできる利用者で開いてください。",
        "A write to \(path) was interrupted and cannot be undone by this user; open it once as a user who may write it."
      )
    case .damaged(let path, let place): damaged(path, place)
    case .interrupted(let path): ImportWording.interrupted(path)
    case .busy(let path):
      say(
        "\(path) は別の処理が使用中です。終わるのを待って、もう一度実行してください。",
        "\(path) is in use by another process; wait for it to end and try again.")
    case .full(let path):
      say(
        "\(path) に書く空き容量がありません。ストアは元のままです。空きを作って、もう一度実行してください。",
        "There is no space left to write \(path), which stays as it was; free some space and try again.")
    case .inputOutput(let path, let code):
      say(
        "\(path) の読み書きに失敗しました（SQLite \(code)）。ディスクを確かめてください。",
        "Reading or writing \(path) failed (SQLite \(code)); check the disk.")
    case .sqlite(let path, let code, let message):
      say("\(path)：SQLite が拒みました（\(code) \(message)）。", "\(path): SQLite refused (\(code) \(message)).")
    case .observationConflict(let indicator, let entity, let key, let stored, let offered):
      conflict(indicator + (entity.isEmpty ? "" : " (\(entity))"), key, stored, offered)
    case .eventOfUnknownIndicator(let title, let indicator):
      say(
        "出来事「\(title)」の指標 \(indicator) がストアにありません。何も取り込んでいません。指標を先に import するか、空欄（すべての指標）にしてください。",
        "The event \"\(title)\" names the indicator \(indicator), which the store does not have, so nothing was imported; import the indicator first, or leave the field empty for all."
      )
    case .definitionConflict(.indicator(let slug), "better", let stored, let offered):
      say(
        "指標 \(slug) は、どちらがよいか（better）がストアでは「\(stored)」、読み込む方では「\(offered)」です。何も取り込んでいません。どちらかに揃えるか、置き換えるなら --replace を付けてください。",
        "indicator \(slug): better is \"\(stored)\" in the store and \"\(offered)\" in the import, so nothing was imported; make them agree, or replace with --replace."
      )
    case .definitionConflict(.indicator(let slug), let field, let stored, let offered):
      say(
        "指標 \(slug) の \(field) がストアでは「\(stored)」、読み込む方では「\(offered)」です。値の意味が変わるため --replace でも置き換えられず、何も取り込んでいません。どちらかに揃えるか、別の指標として読み込んでください。",
        "indicator \(slug): \(field) is \"\(stored)\" in the store and \"\(offered)\" in the import; since the values would change their meaning it is not replaced, even with --replace, and nothing was imported; make them agree, or import it as another indicator."
      )
    case .definitionConflict(let definition, let field, let stored, let offered):
      say(
        "\(describe(definition)) の \(field) がストアでは「\(stored)」、読み込む方では「\(offered)」です。何も取り込んでいません。どちらかに揃えるか、置き換えるなら --replace を付けてください。",
        "\(describe(definition)): \(field) is \"\(stored)\" in the store and \"\(offered)\" in the import, so nothing was imported; make them agree, or replace with --replace."
      )
    }
  }

  private static func conflict(_ name: String, _ key: ColumnKey, _ stored: Double, _ offered: Double) -> String {
    let (old, new) = (NumberText.grouped(stored), NumberText.grouped(offered))
    let kind = describe(key)
    return say(
      "\(name) の\(kind)はストアでは \(old)、読み込む方では \(new) です。何も取り込んでいません。元の資料を確かめ、置き換えるなら --replace を付けてください。",
      "\(name), \(kind): \(old) in the store and \(new) in the import, so nothing was imported; check the source, or replace with --replace."
    )
  }

  static func describe(_ key: ColumnKey) -> String {
    switch key.kind {
    case .actual: say("\(key.year) 年度の実績値", "actual of \(key.year)")
    case .baseline: say("\(key.year) 年度の基準値", "baseline of \(key.year)")
    case .target: say("計画 \(key.plan) の \(key.year) 年度の目標値", "target of plan \(key.plan) for \(key.year)")
    }
  }

  private static func describe(_ definition: Definition) -> String {
    switch definition {
    case .plan(let id): say("計画 \(id)", "plan \(id)")
    case .section(let plan, let section): say("計画 \(plan) の方向 \(section)", "section \(section) of plan \(plan)")
    case .measure(let place):
      say(
        "計画 \(place.plan) の施策 \(place.section)-\(place.number)",
        "measure \(place.section)-\(place.number) of plan \(place.plan)")
    case .indicator(let slug): say("指標 \(slug)", "indicator \(slug)")
    }
  }

  static func describe(_ place: StorePlace) -> String {
    switch place {
    case .file: say("ファイルの構造", "the file's structure")
    case .page(let page): say("ファイルの \(page) ページ目", "page \(page) of the file")
    case .schema: say("表の構造", "its tables")
    case .row(let table, let row): say("表 \(table) の \(row + 1) 行目", "table \(table), row \(row + 1)")
    case .segment(let key, let number, _):
      say("\(describe(key))、セグメント \(number)", "\(describe(key)), segment \(number)")
    case .labels(let attribute, let number, _):
      say("属性 \(attribute)、セグメント \(number)", "attribute \(attribute), segment \(number)")
    case .ends(let number, _):
      say("各系列の最初と最後の値、セグメント \(number)", "the first and last values of series, segment \(number)")
    case .block(.indicator, let number, _): say("指標のブロック \(number)", "indicators, block \(number)")
    case .block(.series, let number, _): say("系列のブロック \(number)", "series, block \(number)")
    }
  }
}
