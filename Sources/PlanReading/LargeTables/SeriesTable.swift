// SPDX-License-Identifier: GPL-3.0-or-later

/// The series of the lines read so far, by the numbers of their labels.
///
/// What is kept of each is independent of the order in which pieces of the file are read: the first place for the order
/// of the series, the last place for the attributes, of which the last one written counts.
struct SeriesTable: ~Copyable {
  struct Entry: BitwiseCopyable {
    let indicator: UInt32
    let entity: UInt32
    /// The offset of the series' first line in the file.
    let position: Int
  }

  /// The labels that define an indicator: they must be the same on all its lines.
  struct Definition: BitwiseCopyable, Equatable {
    var name: UInt32
    var unit: UInt32
    var better: UInt32
    var span: UInt32

    static let none = Definition(name: .max, unit: .max, better: .max, span: .max)
  }

  /// An attribute of a series.
  struct Attribute: BitwiseCopyable {
    /// 0 where there is none.
    var label: UInt32 = 0
    /// Whether different lines say different things.
    var varies = false
    /// A place in the file not before the last line with this label, and before any that comes later with another one.
    var position = 0
  }

  let attributesPerSeries: Int
  private(set) var entries = GrowingBuffer<Entry>()
  /// By the number of the indicator's label.
  private(set) var definitions = GrowingBuffer<Definition>()
  /// `attributesPerSeries` for each series.
  private(set) var attributes = GrowingBuffer<Attribute>()
  private var index = IntegerTable()

  init(attributesPerSeries: Int) { self.attributesPerSeries = attributesPerSeries }

  mutating func number(indicator: UInt32, entity: UInt32, position: Int) -> Int {
    let key = UInt64(indicator) << 32 | UInt64(entity)
    if let number = index[key] { return Int(number) }
    index.insert(key, UInt32(entries.count))
    entries.append(Entry(indicator: indicator, entity: entity, position: position))
    attributes.extend(to: entries.count * attributesPerSeries, filling: Attribute())
    return entries.count - 1
  }

  /// `false` where the indicator has been defined in another way.
  mutating func define(_ indicator: UInt32, _ definition: Definition) -> Bool {
    definitions.extend(to: Int(indicator) + 1, filling: .none)
    if definitions[Int(indicator)] == .none { definitions[Int(indicator)] = definition }
    return definitions[Int(indicator)] == definition
  }

  mutating func setAttribute(_ number: Int, ofSeries series: Int, to label: UInt32, position: Int) {
    guard label != 0 else { return }
    note(Attribute(label: label, position: position), number, ofSeries: series)
  }

  /// Takes what another table knows of an attribute, its label given by this table's number.
  mutating func note(_ offered: Attribute, _ number: Int, ofSeries series: Int) {
    guard offered.label != 0 else { return }
    let place = series * attributesPerSeries + number
    var attribute = attributes[place]
    attribute.varies = attribute.varies || offered.varies || (attribute.label != 0 && attribute.label != offered.label)
    if attribute.label == 0 || offered.position >= attribute.position {
      (attribute.label, attribute.position) = (offered.label, offered.position)
    }
    attributes[place] = attribute
  }
}
