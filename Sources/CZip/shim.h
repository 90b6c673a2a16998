/* libzip, as far as PlanReading uses it: to read the parts of a workbook. */
#include <zip.h>
