// SPDX-License-Identifier: GPL-3.0-or-later

/// The words that stand behind numbers: units with their normal forms, and words that make a number a name.
enum UnitWords {
  enum Meaning: Sendable {
    case unit(normal: String, ScannedUnit.Sort)
    /// A number before it is an ordinal, a part of a name, a day or an hour: it counts nothing.
    case name
  }

  static let table = WordTable<Meaning>(
    same(people + organisations + places + things + doingsCounted, .count) + respelt + shares + money + durations
      + physical + names)

  private static func same(_ words: String, _ sort: ScannedUnit.Sort) -> [(words: String, meaning: Meaning)] {
    words.split(separator: " ").map { (String($0), .unit(normal: String($0), sort)) }
  }

  private static func normal(_ normal: String, _ words: String, _ sort: ScannedUnit.Sort = .count) -> (
    words: String, meaning: Meaning
  ) {
    (words, .unit(normal: normal, sort))
  }

  // MARK: What is counted, each in its own name

  private static let people = "人 者 世帯 家族 家庭 組 組織 グループ チーム 班 人日 人泊 人月 人回 "
  private static let organisations =
    "社 事業者 事業所 団体 法人 機関 組合 自治会 町内会 協議会 商店街 医療機関 薬局 病院 診療所 施設 校 園 学校 学級 クラス 大学 学部 学科 店舗 店 農場 経営体 農家 市町村 "
    + "自治体 都道府県 道府県 県 都 区 か国 国 地方公共団体 金融機関 消防本部 署 所属 部署 課 部局 公共団体 保育所 幼稚園 児童クラブ 公民館 図書館 "
  private static let places =
    "地区 地域 都市 校区 学区 小学校区 中学校区 自治区 行政区 圏域 方部 会場 拠点 路線 路線区間 区間 区画 駅 港 漁港 空港 河川 水系 橋 橋梁 トンネル ため池 集落 箇所 地点 カ国 山 湖沼 海岸 渓流 公園 団地 "
  private static let things =
    "件 台 基 機 両 隻 艘 便 本 枚 冊 部 巻 点 個 箱 袋 束 缶 俵 玉 株 頭 羽 匹 尾 種 種類 品目 商品 製品 品種 銘柄 品 作品 番組 曲 タイトル ページ 記事 アカウント ユーザー フォロワー "
    + "サイト アプリ システム サービス プログラム メニュー コース モデル プラン プロジェクト データセット データ ファイル 項目 指標 事例 テーマ 講座 科目 教室 コマ 単位 票 口 通 床 病床 席 室 部屋 検体 "
    + "試料 品群 筆 面 戸 棟 軒 社区 足 着 本数 種目 競技 機種 端末 ライセンス 口座 業種 職種 分野 系統 工区 工種 ロット セット パターン 言語 か条 柱 字 文字 語 行 列 歳 ポット 鉢 "
  private static let doingsCounted =
    "回 度 事業 業務 施策 取組 手続 手続き 案件 提案 意見 回答 問 泊 勝 敗 工事 契約 事案 課題 イベント セミナー 研修 PV ビュー アクセス セッション クリック インプレッション いいね 再生 "

  // MARK: Units of one normal form

  private static let respelt: [(words: String, meaning: Meaning)] = [
    normal("人", "名 名様 人数"), normal("社", "企業"),
    normal("箇所", "カ所 か所 ヶ所 ケ所 ヵ所 個所 ヶ處 ヶ処 ｶ所"), normal("件", "ダウンロード DL ＤＬ"), normal("本", "動画"),
    normal("市町村", "市町 市村 町村 市 町 村"), normal("か国", "カ国 ヶ国 ヵ国 ケ国 箇国 個国"), normal("取組", "取組み 取り組み"),
    normal("個", "つ コ ヶ ケ"),
    normal("歳", "才"),
  ]
  private static let shares: [(words: String, meaning: Meaning)] = [
    normal("%", "% ％ パーセント ㌫ ﾊﾟｰｾﾝﾄ", .share),
    normal("ポイント", "ポイント %ポイント パーセントポイント pt pts %pt", .share), normal("‰", "‰ パーミル", .share),
    normal("倍", "倍", .multiple),
  ]
  private static let money: [(words: String, meaning: Meaning)] = [
    normal("円", "円 ¥", .money), normal("ドル", "ドル 米ドル USドル", .money), normal("ユーロ", "ユーロ", .money),
    normal("円", "円分", .money),
  ]
  private static let durations: [(words: String, meaning: Meaning)] = [
    normal("か月", "か月 カ月 ヶ月 ヵ月 ケ月 箇月 個月 か月間 カ月間 ヶ月間 ヵ月間 ケ月間 箇月間", .duration),
    normal("年", "年間 か年 カ年 ヶ年 ヵ年 箇年 か年間 カ年間 ヶ年間", .duration), normal("日", "日間", .duration),
    normal("週", "週間", .duration), normal("時間", "時間", .duration), normal("分", "分 分間", .duration),
    normal("秒", "秒 秒間", .duration),
  ]
  private static let physical: [(words: String, meaning: Meaning)] =
    [
      normal("ha", "ha ヘクタール ㏊ ㌶ HA Ha", .physical), normal("a", "アール", .physical),
      normal("㎡", "㎡ m2 m² 平方メートル 平米", .physical), normal("㎢", "㎢ km2 km² 平方キロメートル", .physical),
      normal("㎥", "㎥ m3 m³ 立方メートル 立米", .physical), normal("km", "km ㎞ キロメートル ㌔メートル Km KM", .physical),
      normal("m", "m メートル ㍍", .physical), normal("cm", "cm ㎝ センチメートル センチ", .physical),
      normal("mm", "mm ㎜ ミリメートル ミリ", .physical), normal("kg", "kg ㎏ キログラム Kg KG", .physical),
      normal("g", "g グラム", .physical), normal("mg", "mg ㎎ ミリグラム", .physical), normal("t", "t トン ㌧ ton", .physical),
      normal("kL", "kL kl KL キロリットル", .physical), normal("L", "L l ℓ リットル", .physical),
      normal("mL", "mL ml ミリリットル", .physical), normal("t-CO2", "t-CO2 tCO2 トンCO2 t-CO₂ トン-CO2 tCO₂", .physical),
      normal("kWh", "kWh KWh KWH キロワット時", .physical), normal("MWh", "MWh", .physical), normal("GWh", "GWh", .physical),
      normal("kW", "kW KW キロワット", .physical), normal("MW", "MW メガワット", .physical), normal("GW", "GW", .physical),
      normal("MB", "MB メガバイト", .physical), normal("GB", "GB ギガバイト", .physical), normal("TB", "TB テラバイト", .physical),
      normal("μSv/h", "μSv/h µSv/h マイクロシーベルト毎時", .physical), normal("mSv", "mSv ミリシーベルト", .physical),
      normal("μSv", "μSv µSv マイクロシーベルト", .physical),
    ]
    + "Hz kHz MHz GHz fps dpi J kJ MJ GJ TJ PJ Bq Bq/kg Bq/L kbps Mbps Gbps ppm ppb dB ℃ kcal 坪 町歩 立木材積 ベクレル".split(
      separator: " "
    ).map {
      normal(String($0), String($0), .physical)
    }

  // MARK: Names

  private static let names: [(words: String, meaning: Meaning)] = [
    (
      "号 号線 号機 号車 号館 条 条例 項 目 章 節 款 編 期 期生 期目 回目 年目 日目 人目 件目 社目 台目 か所目 番目 つ目 個目 本目 度目 周目 位 番 番地 番街 丁目 級 級河川 類 "
        + "類型 版 判 次 次産業 次元 次医療 次医療圏 次救急 次計画 密 周年 年生 年次 回生 回忌 役 大 月 日 時 年 年度 年代 世紀 世代 代 階 階建 合目 型 式 系 色刷 半期 四半期 月期 月号 月分 "
        + "人材 社会 件名 名称 名簿 本部 本庁 本人 本店 本社 校舎 台帳 点検 点字 部門 者協議 町目 口径 度目 面的 面談 分類 分野別 区分 県民 国民 市民 村民 町民 県内 国内 市内 市街 市場 団員 月現在 "
        + "等 等分 等賞 等級 号店 号棟 種免許 種郵便 級建築士 代目 代表 回線 時点 点満点 年史 年計画 年祭 年大会 年後 年前 年ぶり 年以来 年もの 本社機能",
      .name
    )
  ]

  /// What was done with the things counted; the unit ends before it.
  static let doings = WordTable<Bool>([
    (
      "実施 開催 整備 導入 設置 配備 配置 作成 制作 製作 開発 参加 出席 受講 受検 受験 受診 受賞 達成 成立 完了 増加 減少 増 減 削減 採択 採用 認定 認証 登録 指定 取得 支援 利用 活用 購入 販売 配布 配信 "
        + "掲載 公開 公表 発行 発行 発信 投稿 更新 改修 修繕 補修 補助 交付 貸出 貸与 派遣 訪問 相談 育成 養成 雇用 就職 就業 創出 誘致 立地 締結 契約締結 運営 運用 管理 調査 検査 点検 診断 審査 処理 受付 "
        + "申請 承認 許可 対応 対象 予定 見込 目標 実績 以上 以下 以内 未満 超 強 弱 余 程度 前後 内外 中 分 現在 時点 末 当たり 相当 規模 分 比 体制 連続 合計 計 増設 新設 移転 拡充 稼働 供用 着手 着工 竣工 "
        + "到達 突破 保有 在籍 在住 居住 移住 定住 滞在 宿泊 来場 来館 来訪 入場 入館 観覧 視聴 閲覧 上映 放送 放映 掲示 設定 策定 改定 改正 見直 廃止 終了 開始 継続 延長 短縮 上昇 低下 向上 改善 拡大 縮小 間 "
        + "連携 協力 協定 表彰 選定 選出 選考 応募 募集 公募 輸出 出荷 生産 収穫 植栽 造成 伐採 間伐 捕獲 放流 防除 検出 確認 把握 収集 提供 提出 報告 発注 受注 落札 入札 執行 支出 収入 納付 徴収 融資 投資 "
        + "助成 負担 加入 加盟 組成 結成 設立 創業 起業 開業 廃業 開通 改良 改築 改善 新築 建設 建築 耐震化 電子化 公開済 済 及 並 各 毎 ",
      true
    )
  ])
}
