// SPDX-License-Identifier: GPL-3.0-or-later
import Notation
import Testing

/// Numbers as prefectures' documents write them, read by hand.
@Suite("Quantities in texts")
struct QuantityNotationTests {
  /// One quantity as a line: value, unit, qualifier, kind, and where there is one the fiscal year and the day.
  static func line(_ quantity: Quantity) -> String {
    var parts: [String] = []
    if let value = quantity.value {
      let upper = quantity.upperValue.map { "..\(number($0))" } ?? ""
      parts = [number(value) + upper + quantity.unit, quantity.qualifier.rawValue]
    }
    parts.append(quantity.kind.rawValue)
    if let year = quantity.fiscalYear { parts.append(String(year)) }
    if !quantity.asOf.isEmpty { parts.append(quantity.asOf) }
    return parts.joined(separator: " ")
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }

  static func lines(_ text: String) -> String {
    QuantityNotation.quantities(in: text).map(line).joined(separator: " | ")
  }

  @Test(arguments: [
    ("26億2,652万円", "2626520000円 exact money"), ("1兆2,345億円", "1234500000000円 exact money"),
    ("50万回", "500000回 exact amount"), ("6.4万件", "64000件 exact amount"), ("61,552,998千円", "61552998000円 exact money"),
    ("1,234百万円", "1234000000円 exact money"), ("2.5億円", "250000000円 exact money"), ("3千万円", "30000000円 exact money"),
    ("1億2千万円", "120000000円 exact money"), ("5百万円", "5000000円 exact money"), ("12千人", "12000人 exact amount"),
    ("約1万5千人", "15000人 approx amount"), ("１２，３４５人", "12345人 exact amount"), ("3.2万kW", "32000kW exact amount"),
    ("０.１億円", "10000000円 exact money"), ("¥1,234", "1234円 exact money"), ("￥5,000", "5000円 exact money"),
    ("三百二十", "320 exact amount"), ("三百二十人", "320人 exact amount"), ("二〇一九", "2019 exact amount"),
    ("一億二千万円", "120000000円 exact money"), ("二十三か所", "23箇所 exact amount"), ("十数社", "10社 at_least amount"),
    ("数十件", "20件 at_least amount"), ("百数十人", "110人 at_least amount"), ("数社", "2社 at_least amount"),
    ("数千人", "2000人 at_least amount"), ("三社が参加", "3社 exact amount"),
  ])
  func numbers(_ text: String, _ expected: String) { #expect(Self.lines(text) == expected) }

  @Test(arguments: [
    ("65.0%", "65% exact share"), ("６５．０％", "65% exact share"), ("12.5パーセント", "12.5% exact share"),
    ("5割", "50% exact share"), ("5割3分", "53% exact share"), ("2分5厘", "2.5% exact share"),
    ("5割3分2厘", "53.2% exact share"),
    ("七割強", "70% at_least share"), ("3分の2以上", "66.66666666666667% at_least share"), ("4分の1", "25% exact share"),
    ("全件電子入札を実施", "100% exact share"), ("全員", "100% exact share"), ("過半数", "50% at_least share"),
    ("約半数", "50% approx share"), ("5ポイント減", "-5ポイント exact change"), ("1.2ポイント上昇", "1.2ポイント exact change"),
    ("30%増", "30% exact change"), ("5%増加させる", "5% exact change"), ("12.5％減", "-12.5% exact change"),
    ("▲83%", "-83% exact change"), ("△3.5%", "-3.5% exact change"), ("−5%", "-5% exact change"),
    ("+3.4%", "3.4% exact change"),
    ("▲6,647時間", "-6647時間 exact change"), ("20%削減", "-20% exact change"), ("2,584 千人", "2584000人 exact amount"),
    ("20人の増", "20人 exact change"), ("2,615時間を削減した", "-2615時間 exact change"),
    ("年間約2,600時間分の作業時間を削減", "-2600時間 approx change"), ("3億円の経費を縮減した。", "-300000000円 exact change"),
    ("12施設の電力使用量を削減", "12施設 exact amount"), ("5件を減らす", "-5件 exact change"), ("30%の節減", "-30% exact change"),
    ("1,200t減量", "-1200t exact change"), ("10分圧縮", "-10分 exact change"), ("削減率：5%", "-5% exact change"),
    ("削減時間2,400時間", "-2400時間 exact change"), ("増減率：▲5%", "-5% exact change"), ("削減率：▲5%", "-5% exact change"),
    ("20%削減達成", "-20% exact change"), ("10%以上削減", "-10% at_least change"), ("3事業の削減効果", "3事業 exact amount"),
    ("10件減少", "-10件 exact change"), ("増加率：5%", "5% exact change"), ("加盟店の増加数：50店舗", "50店舗 exact change"),
    ("2倍", "2倍 exact multiple"), ("前年比1.3倍", "1.3倍 exact multiple"), ("倍増", "2倍 exact change"),
    ("2倍増", "2倍 exact change"), ("半減", "-50% exact change"), ("皆増", "change"), ("皆減", "-100% exact change"),
  ])
  func sharesAndChanges(_ text: String, _ expected: String) { #expect(Self.lines(text) == expected) }

  /// What is named after a reduction counts it upwards; what is cut falls, and by 10 at least is to −10 at most.
  @Test(arguments: [
    ("業務時間の削減量", "2400時間 exact change"), ("短縮時間（年間）", "2400時間 exact change"), ("経費の節減", "2400時間 exact change"),
    ("業務時間", "-2400時間 exact change"), ("削減に取り組む所属数", "-2400時間 exact change"), ("", "-2400時間 exact change"),
  ])
  func reductionsAreCountedAsTheirNamesSay(_ name: String, _ expected: String) throws {
    let quantity = try #require(QuantityNotation.quantities(in: "2,400時間を削減した").first)
    #expect(Self.line(quantity.counted(by: name)) == expected)
    let least = try #require(QuantityNotation.quantities(in: "10%以上削減").first)
    #expect(least.counted(by: name).qualifier == (expected.hasPrefix("-") ? .atMost : .atLeast))
    let signed = try #require(QuantityNotation.quantities(in: "▲2,400時間").first)
    #expect(signed.counted(by: name) == signed)
  }

  @Test(arguments: [
    ("約24,000回", "24000回 approx amount"), ("おおむね50人", "50人 approx amount"), ("40名程度", "40人 approx amount"),
    ("300人前後", "300人 approx amount"), ("12社以上", "12社 at_least amount"), ("110万回強", "1100000回 at_least amount"),
    ("26億円を超える売上", "2600000000円 at_least money"), ("30歳超", "30歳 at_least amount"),
    ("3億円余", "300000000円 at_least money"),
    ("約100人超", "100人 at_least amount"), ("少なくとも5回", "5回 at_least amount"), ("10分以内", "10分 at_most duration"),
    ("100人未満", "100人 at_most amount"), ("90点弱", "90点 at_most amount"), ("最大300人", "300人 at_most amount"),
    ("2,000件以下", "2000件 at_most amount"), ("7～8人", "7..8人 range amount"), ("10~20%", "10..20% range share"),
    ("7-8人", "7..8人 range amount"), ("10万～20万円", "100000..200000円 range money"),
    ("2〜3万人", "20000..30000人 range amount"),
    ("100人～200人", "100..200人 range amount"), ("延べ1,234人", "1234人 exact cumulative"),
    ("のべ17事業所", "17事業所 exact cumulative"),
    ("延べ約500人", "500人 approx cumulative"), ("延べ参加者数1,200人", "1200人 exact cumulative"),
    ("5,000人（延べ）", "5000人 exact cumulative"),
    ("就労者数累計：164人", "164人 exact cumulative"), ("累計150人", "150人 exact cumulative"),
  ])
  func qualifiers(_ text: String, _ expected: String) { #expect(Self.lines(text) == expected) }

  /// In English and in signs; arrows, marks of text and longer words are none of these.
  @Test(arguments: [
    ("at most 15", "15 at_most amount"), ("At most 15%", "15% at_most share"), ("up to 15", "15 at_most amount"),
    ("no more than 15件", "15件 at_most amount"), ("15 or less", "15 at_most amount"),
    ("15% or fewer", "15% at_most share"),
    ("15 AT MOST", "15 at_most amount"), ("≤ 15", "15 at_most amount"), ("≦15%", "15% at_most share"),
    ("<=15", "15 at_most amount"), ("<15", "15 at_most amount"), ("＜15人", "15人 at_most amount"),
    ("at least 15", "15 at_least amount"), ("15 or more", "15 at_least amount"),
    ("not less than 15", "15 at_least amount"),
    ("≥15", "15 at_least amount"), ("≧ 15件", "15件 at_least amount"), (">= 15", "15 at_least amount"),
    (">15%", "15% at_least share"), ("about 1,200人", "1200人 approx amount"), ("approx. 120", "120 approx amount"),
    ("1,200人 or more", "1200人 at_least amount"), ("≥ -5%", "-5% at_least change"),
    ("10件->15件", "10件 exact amount | 15件 exact amount"), ("<b>15人</b>", "15人 exact amount"),
    ("setup to 15%", "15% exact share"), ("15% or lessons", "15% exact share"),
  ])
  func boundsInEnglishAndInSigns(_ text: String, _ expected: String) { #expect(Self.lines(text) == expected) }

  @Test(arguments: [
    ("年間700件", "700件 exact annual_rate"), ("年3回", "3回 exact annual_rate"), ("毎月1回", "12回 exact annual_rate"),
    ("週1回", "52回 exact annual_rate"), ("毎週1回", "52回 exact annual_rate"), ("月2回", "24回 exact annual_rate"),
    ("隔月1回", "6回 exact annual_rate"), ("四半期に1回", "4回 exact annual_rate"), ("1日3回", "1095回 exact annual_rate"),
    ("2年に1回", "0.5回 exact annual_rate"), ("2か月に1回", "6回 exact annual_rate"), ("12回/年", "12回 exact annual_rate"),
    ("2回／月", "24回 exact annual_rate"), ("年間約3万人", "30000人 approx annual_rate"), ("年10回程度", "10回 approx annual_rate"),
    ("年間100万PV", "1000000PV exact annual_rate"), ("年100件以上", "100件 at_least annual_rate"),
    ("100人/日", "100人/日 exact amount"),
    ("300円/kg", "300円/kg exact money"), ("2019年2回", "2回 exact amount 2019"), ("3か年", "3年 exact duration"),
    ("5年間", "5年 exact duration"), ("4ヶ月間", "4か月 exact duration"), ("438時間", "438時間 exact duration"),
    ("1時間30分", "1.5時間 exact duration"),
    ("30日以内", "30日 at_most duration"),
  ])
  func ratesAndDurations(_ text: String, _ expected: String) { #expect(Self.lines(text) == expected) }

  @Test(arguments: [
    ("182名", "人"), ("33箇所", "箇所"), ("23カ所", "箇所"), ("28か所", "箇所"), ("12ヶ所", "箇所"), ("3ｶ所", "箇所"), ("38企業", "社"),
    ("96者", "者"),
    ("14市町村", "市町村"), ("2市町", "市町村"), ("3村", "市町村"), ("16社・団体", "社・団体"), ("7方部", "方部"), ("12コース", "コース"),
    ("7,870ダウンロード", "件"), ("1,200ＤＬ", "件"), ("5動画", "本"), ("486ha", "ha"), ("486ヘクタール", "ha"), ("150㎡", "㎡"),
    ("150m2", "㎡"),
    ("12.3km", "km"), ("0.23μSv/h", "μSv/h"), ("25,000t-CO2", "t-CO2"), ("500ｋｇ", "kg"), ("11,837,400PV", "PV"),
    ("158,364冊", "冊"),
    ("5か国", "か国"), ("3ヵ国", "か国"), ("79業務", "業務"), ("9,902商品", "商品"), ("350事業者", "事業者"),
  ])
  func units(_ text: String, _ unit: String) {
    #expect(QuantityNotation.quantities(in: text).map(\.unit) == [unit])
    #expect(QuantityNotation.quantities(in: text).map(\.asWritten) == [text])
  }

  @Test(arguments: [
    "", " ", "G Suite", "〇", "第3位", "全国31位", "Windows10", "Windows10への端末更新", "Office 365", "国道114号線", "施設コード9902",
    "コード：9902", "A9902",
    "第9902号",
    "024-521-7111", "０２４－５２１－７１１１", "電話 0120-123-456", "024(521)7111", "〒960-8670", "内線2345", "アクションプラン2019",
    "総合計画2030",
    "ふくしまICT未来フェア2019（仮称）", "5G", "4K8K放送", "Society5.0", "1 復興の推進", "6 市町村との連携", "3 社会福祉", "1 人材育成", "(2)", "（１）", "①",
    "1.2.3 見出し", "１．事業の概要", "3-14", "第12次", "第7次福島県医療計画", "第1回協議会", "2回目", "3年目", "5つ目", "24時間365日", "24時間体制", "1人1台端末",
    "一人ひとり", "第三者認証", "一部改正", "二本松市", "四国", "十分な説明", "登録者数", "複数", "ゼロカーボンシティ", "全員協議会", "5類感染症", "6次産業化",
    "1級河川", "100周年", "20代", "震度4以上", "レベル4", "ISO27001", "PM2.5", "COVID-19", "A4判", "3D", "10:30～12:00", "午前9時30分",
    "10/24、11/14",
    "3月31日", "6月、12月、1月", "6月上旬", "12,345,67", "1,23", "007", "なし", "横ばい", "2/3", "千人", "百万円",
  ])
  func leavesAloneWhatIsNoQuantity(_ text: String) { #expect(Self.lines(text) == "") }

  @Test func awkwardMagnitudesAreRefusedOrExact() {
    #expect(Self.lines("1" + String(repeating: "0", count: 320) + "件") == "")
    #expect(QuantityNotation.quantities(in: "9,007,199,254,740,993件").map(\.value) == [9_007_199_254_740_992])
    #expect(Self.lines("0.1億2円") == "10000002円 exact money")
  }
}
