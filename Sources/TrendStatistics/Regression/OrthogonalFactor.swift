// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// X = Q R: a matrix of n rows and p columns, n ≥ p, as an orthogonal matrix and a triangle, by Householder reflections
/// (`gsl_linalg_QR_decomp`).
final class OrthogonalFactor {
  let rows: Int
  let columns: Int
  private let matrix: UnsafeMutablePointer<gsl_matrix>
  private let reflections: UnsafeMutablePointer<gsl_vector>

  /// Takes the matrix by columns, all of one length and at least as long as there are columns. Nothing where memory is
  /// short.
  init?(columns: [[Double]]) {
    GSL.returnErrors()
    let (rows, count) = (columns.first?.count ?? 0, columns.count)
    guard count > 0, rows >= count, let matrix = gsl_matrix_alloc(rows, count) else { return nil }
    guard let reflections = gsl_vector_alloc(count) else {
      gsl_matrix_free(matrix)
      return nil
    }
    (self.rows, self.columns, self.matrix, self.reflections) = (rows, count, matrix, reflections)
    for (j, column) in columns.enumerated() {
      for (i, value) in column.enumerated() { gsl_matrix_set(matrix, i, j, value) }
    }
    gsl_linalg_QR_decomp(matrix, reflections)
  }

  deinit {
    gsl_matrix_free(matrix)
    gsl_vector_free(reflections)
  }

  /// 1 ÷ the condition number of R in the 1-norm: near the rounding of a double, the columns depend on each other.
  var reciprocalCondition: Double {
    var square = gsl_matrix_submatrix(matrix, 0, 0, columns, columns)
    var result = 0.0
    guard let work = gsl_vector_alloc(3 * columns) else { return 0 }
    defer { gsl_vector_free(work) }
    gsl_linalg_tri_rcond(CblasUpper, &square.matrix, &result, work)
    return result.isFinite ? result : 0
  }

  /// Qᵀ v and Q v; shape: n.
  func transposedTimes(_ v: [Double]) -> [Double] { reflected(v, by: gsl_linalg_QR_QTvec) }
  func times(_ v: [Double]) -> [Double] { reflected(v, by: gsl_linalg_QR_Qvec) }

  /// The x of R x = v and of Rᵀ x = v; shape: p.
  func solve(_ v: [Double]) -> [Double] { solved(v, CblasNoTrans) }
  func solveTransposed(_ v: [Double]) -> [Double] { solved(v, CblasTrans) }

  private typealias Reflection = (
    UnsafePointer<gsl_matrix>?, UnsafePointer<gsl_vector>?, UnsafeMutablePointer<gsl_vector>?
  ) -> Int32

  private func reflected(_ v: [Double], by reflection: Reflection) -> [Double] {
    var result = v
    result.withUnsafeMutableBufferPointer { buffer in
      var view = gsl_vector_view_array(buffer.baseAddress, rows)
      _ = reflection(matrix, reflections, &view.vector)
    }
    return result
  }

  private func solved(_ v: [Double], _ transpose: CBLAS_TRANSPOSE) -> [Double] {
    var result = v
    var square = gsl_matrix_submatrix(matrix, 0, 0, columns, columns)
    result.withUnsafeMutableBufferPointer { buffer in
      var view = gsl_vector_view_array(buffer.baseAddress, columns)
      _ = gsl_blas_dtrsv(CblasUpper, transpose, CblasNonUnit, &square.matrix, &view.vector)
    }
    return result
  }
}
