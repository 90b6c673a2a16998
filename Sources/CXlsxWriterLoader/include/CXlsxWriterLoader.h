/* Loads libxlsxwriter when the first workbook is written, on Linux: the cryptography that it brings along takes six milliseconds
   to load, and hardly a command writes a workbook. On other systems the library is linked as usual. */
#ifndef NENRIN_CXLSXWRITERLOADER_H
#define NENRIN_CXLSXWRITERLOADER_H

/* To be asked first: the library's routines may only be called where it is there. */
int nenrin_xlsxwriter_is_there(void);

#endif
