/* libxlsxwriter, as far as Reports uses it: to write workbooks. */
#include <xlsxwriter.h>
