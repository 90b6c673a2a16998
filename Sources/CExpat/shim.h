/* Expat, as far as PlanReading uses it: the XML of a workbook, element by element. */
#include <expat.h>
