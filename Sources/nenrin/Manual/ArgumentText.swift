// SPDX-License-Identifier: GPL-3.0-or-later

extension ArgumentDescription {
  /// What it is for, with the values it takes and what holds without it.
  var explanation: String {
    let said = isCommonToAll ? ManualWording.common(mainName?.name ?? "") : abstract ?? ""
    let values = allValues ?? []
    return said
      + ManualWording.values(
        values, isTold: values.allSatisfy(said.contains), default: kind == .flag ? nil : defaultValue)
  }
}

extension CommandDescription {
  /// How it is typed: what has to be there is spelled out; what may be there is `[options]`, or a verb.
  var usage: String {
    let needed = shown.filter { $0.kind == .positional || !$0.isOptional }.map(\.usage)
    let others = verbs.isEmpty ? ["[\(ManualWording.options)]"] : ["<\(ManualWording.verb)>"]
    return ([path] + needed + others).joined(separator: " ")
  }
}

extension ArgumentDescription {
  fileprivate var usage: String {
    let typed = [mainName?.typed, placeholder].compactMap(\.self).joined(separator: " ") + (isRepeating ? " ..." : "")
    return isOptional ? "[\(typed)]" : typed
  }
}
