// SPDX-License-Identifier: GPL-3.0-or-later

/// What is said where the machine gives the command less than it needs.
enum ShortageWording {
  static var threads: String {
    say(
      "スレッドを作れません。利用者の上限（ulimit -u、メモリーは ulimit -v）を上げるか、ほかのプログラムを終えて、もう一度実行してください。",
      "No thread can be started; raise the user's limits (ulimit -u, and ulimit -v for memory) or end other programs, and try again."
    )
  }

  static var memory: String {
    say(
      "続けられません。おそらくメモリーが足りません（ulimit -v、コンテナーの上限）。途中だった書込みは元に戻ります。",
      "cannot go on, most likely for want of memory (ulimit -v, or a container's limit); a write that was under way is undone."
    )
  }
}
