// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Reports

/// A notebook and the files that its cells read, which lie in a folder beside it.
struct WrittenNotebook {
  private let notebook: () -> Notebook
  private let data: [String: String]

  /// - Parameter notebook: is asked for after the data have been written, so that its pictures are drawn meanwhile.
  init(notebook: @escaping @autoclosure () -> Notebook, data: [String: String]) {
    (self.notebook, self.data) = (notebook, data)
  }

  /// - Parameter file: the notebook; its data goes into the folder that is named like it.
  func write(to file: URL, force: Bool) throws {
    let folder = file.deletingLastPathComponent().appendingPathComponent(Self.dataFolder(of: file))
    try OutputFile.refuseExisting(file.path, force: force)
    try OutputFile.write(notebook().json, to: file.path, with: data, inFolder: folder.path, force: force)
  }

  static func dataFolder(of file: URL) -> String { file.deletingPathExtension().lastPathComponent + "-data" }
}

/// The Python that the notebooks share. Names from the store never stand in it but as JSON strings, which are Python strings
/// too.
enum NotebookPython {
  /// Every number is read to its last digit; texts stay texts, also those that look like numbers.
  static func setUp(dataFolder: String) -> String {
    """
    import pandas as pd
    import matplotlib.pyplot as plt
    from IPython.display import display

    DATA = \(JSONFormat.string(dataFolder))
    plt.rcParams["font.family"] = ["Noto Sans CJK JP", "sans-serif"]


    def read(name, numbers, integers=()):
        table = pd.read_csv(f"{DATA}/{name}.csv", dtype=str, keep_default_na=False)
        for column in numbers:
            table[column] = pd.Series([float(text) if text else None for text in table[column]], dtype=float)
        return table.astype({column: int for column in integers})


    def show(table):
        display({"text/html": table.to_html(index=False), "text/plain": table.to_csv(index=False)}, raw=True)
    """
  }
}

extension ChartPictures {
  /// The outputs of the cells that draw them; a cell without one draws its own when it is run.
  func outputs() -> [[Notebook.Output]] {
    drawn().map { picture in picture.map { [.picture(svg: String(decoding: $0, as: UTF8.self))] } ?? [] }
  }
}
