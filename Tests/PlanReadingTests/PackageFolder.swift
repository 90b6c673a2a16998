// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PlanReading

/// The smallest plan as a data package, with a table changed.
enum PackageFolder {
  static let tables: [String: String] = [
    "plan": "plan,title,owner,fiscal_year\n2019,計画,福島県,2019\n",
    "sections": "plan,section,title\n2019,1,復興\n",
    "measures": "plan,section,number,name,declared_status\n2019,1,1,広報,achieved\n2019,1,2,発信,\n",
    "indicators": """
    indicator,section,number,name,unit,better,span,lower_bound,upper_bound
    sns,1,1,フォロワー数,人,higher,point,0,
    rate,1,2,率,%,higher,point,0,100

    """,
    "observations": """
    indicator,kind,plan,fiscal_year,value,qualifier,as_of,as_written,source
    sns,target,2019,2019,1000,at_least,,"1,000人",1-1 目標
    sns,actual,,2019,1200,,2020-03-31,"1,200人",1-1 成果
    rate,actual,,2019,65.0,,,65.0%,1-2 成果

    """,
  ]

  static let descriptor =
    #"{"title": "小", "resources": ["#
    + tables.keys.sorted().map { #"{"name": "\#($0)", "path": "\#($0).csv"}"# }.joined(separator: ",") + "]}"

  static func make(_ changes: [String: String] = [:]) throws -> DocumentFolder {
    let folder = try DocumentFolder()
    try folder.write("datapackage.json", descriptor)
    for (name, text) in tables.merging(changes, uniquingKeysWith: { $1 }) { try folder.write("\(name).csv", text) }
    return folder
  }

  static func make(descriptor: String) throws -> DocumentFolder {
    let folder = try DocumentFolder()
    try folder.write("datapackage.json", descriptor)
    return folder
  }
}
