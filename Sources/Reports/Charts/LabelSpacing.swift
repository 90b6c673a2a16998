// SPDX-License-Identifier: GPL-3.0-or-later

/// Labels along a line, moved apart until none overlaps and each is as near to its place as the others let it.
enum LabelSpacing {
  /// - Parameters:
  ///   - places: where the middle of each label would be, in any order.
  ///   - extents: how much room each needs along the line.
  ///   - range: where the labels may lie; where they cannot all fit, they go beyond its upper end.
  /// - Returns: the middle of each label, in the order given.
  ///
  /// Labels that touch form a block; a block lies at the mean of what its labels wish, and blocks that touch join. This
  /// is the pool-adjacent-violators method, which minimises the sum of squared moves.
  static func separated(_ places: [Double], extents: [Double], in range: ClosedRange<Double>) -> [Double] {
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    var blocks: [Block] = []
    for index in order {
      blocks.append(Block(members: [index], start: places[index] - extents[index] / 2, extent: extents[index]))
      settle(&blocks, in: range)
    }
    var result = places
    for block in blocks {
      var start = block.placed(in: range)
      for index in block.members {
        result[index] = start + extents[index] / 2
        start += extents[index]
      }
    }
    return result
  }

  private struct Block {
    var members: [Int]
    /// The mean over the members of where the block would begin if that member had its wish.
    var start: Double
    var extent: Double

    func placed(in range: ClosedRange<Double>) -> Double {
      max(range.lowerBound, min(start, range.upperBound - extent))
    }
  }

  private static func settle(_ blocks: inout [Block], in range: ClosedRange<Double>) {
    while blocks.count > 1 {
      let (upper, lower) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
      guard lower.placed(in: range) + lower.extent > upper.placed(in: range) else { return }
      let (m, n) = (Double(lower.members.count), Double(upper.members.count))
      let start = (lower.start * m + (upper.start - lower.extent) * n) / (m + n)
      blocks.removeLast(2)
      blocks.append(
        Block(members: lower.members + upper.members, start: start, extent: lower.extent + upper.extent))
    }
  }
}
