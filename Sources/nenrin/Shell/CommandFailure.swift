// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the command cannot give its answer, as one sentence for the person at the terminal.
struct CommandFailure: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}
