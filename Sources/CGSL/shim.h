/* The GNU Scientific Library, as far as TrendStatistics uses it; gsl_math.h brings the C mathematics (exp, log, pow). */
#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_min.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_sf_psi.h>
#include <gsl/gsl_statistics_double.h>
#include <gsl/gsl_version.h>

/* The library's methods are variables that it never changes. Swift cannot know that, so they are read here. */
static inline const gsl_multifit_nlinear_type *gsl_nlinear_trust(void) { return gsl_multifit_nlinear_trust; }
static inline const gsl_multifit_nlinear_trs *gsl_nlinear_lm(void) { return gsl_multifit_nlinear_trs_lm; }
static inline const gsl_multifit_nlinear_trs *gsl_nlinear_lmaccel(void) { return gsl_multifit_nlinear_trs_lmaccel; }
static inline const gsl_multifit_nlinear_trs *gsl_nlinear_dogleg(void) { return gsl_multifit_nlinear_trs_dogleg; }
static inline const gsl_multifit_nlinear_scale *gsl_nlinear_more(void) { return gsl_multifit_nlinear_scale_more; }
static inline const gsl_multifit_nlinear_scale *gsl_nlinear_marquardt(void) {
  return gsl_multifit_nlinear_scale_marquardt;
}
static inline const gsl_multifit_nlinear_scale *gsl_nlinear_levenberg(void) {
  return gsl_multifit_nlinear_scale_levenberg;
}
static inline const gsl_multifit_nlinear_solver *gsl_nlinear_qr(void) { return gsl_multifit_nlinear_solver_qr; }

static inline const char *nenrin_gsl_version(void) { return gsl_version; }

/* The kinds of minimiser are variables in GSL, which Swift takes for shared mutable state. */
static inline const gsl_min_fminimizer_type *nenrin_brent(void) { return gsl_min_fminimizer_brent; }
static inline const gsl_multimin_fminimizer_type *nenrin_simplex(void) { return gsl_multimin_fminimizer_nmsimplex2; }
