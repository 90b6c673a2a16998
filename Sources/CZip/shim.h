/* libzip, as far as it is used: to read the parts of a workbook, and to change those of a Word document. */
#include <zip.h>
