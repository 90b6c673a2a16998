// SPDX-License-Identifier: GPL-3.0-or-later

/// What is said where the machine gives the command less memory than it needs.
enum ShortageWording {
  static var memory: String {
    say(
      "続けられません。おそらくメモリーが足りません（ulimit -v、コンテナーの上限）。途中だった書込みは元に戻ります。",
      "cannot go on, most likely for want of memory (ulimit -v, or a container's limit); a write that was under way is undone."
    )
  }
}
