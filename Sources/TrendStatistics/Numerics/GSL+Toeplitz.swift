// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Linear equations whose matrix is one of correlations.
extension GSL {
  /// Solves R x = b for each right side, R being the symmetric Toeplitz matrix of a first row; nothing (weights of zero) where
  /// R is not positive definite.
  ///
  /// By `gsl_linalg_cholesky_decomp1`. Shape of `rightSides` and the answer: sides × row.
  static func solution(ofToeplitz row: [Double], rightSides: [Double]) -> [Double] {
    _ = errorsAreReturned
    let count = row.count
    var answers = [Double](repeating: 0, count: rightSides.count)
    guard count > 0, let matrix = gsl_matrix_alloc(count, count) else { return answers }
    defer { gsl_matrix_free(matrix) }
    guard let vector = gsl_vector_alloc(count) else { return answers }
    defer { gsl_vector_free(vector) }
    for i in 0..<count {
      for j in 0..<count { gsl_matrix_set(matrix, i, j, row[i > j ? i - j : j - i]) }
      // Rounding must not make a matrix of nearly equal rows indefinite.
      gsl_matrix_set(matrix, i, i, row[0] + 1e-6)
    }
    guard Int(gsl_linalg_cholesky_decomp1(matrix)) == GSL_SUCCESS else { return answers }
    for start in stride(from: 0, to: rightSides.count, by: count) {
      for index in 0..<count { gsl_vector_set(vector, index, rightSides[start + index]) }
      guard Int(gsl_linalg_cholesky_svx(matrix, vector)) == GSL_SUCCESS else { continue }
      for index in 0..<count { answers[start + index] = gsl_vector_get(vector, index) }
    }
    return answers
  }
}
