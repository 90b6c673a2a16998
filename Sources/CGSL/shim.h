/* The GNU Scientific Library, as far as TrendStatistics uses it; gsl_math.h brings the C mathematics (exp, log, pow). */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_statistics_double.h>
