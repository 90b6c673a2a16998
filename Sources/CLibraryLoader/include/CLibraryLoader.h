/* Loads libzip when the first workbook is read, and libxlsxwriter when the first is written, on Linux: the cryptography that they
   bring along takes two and six milliseconds to load, and hardly a command reads or writes a workbook. On other systems the
   libraries are linked as usual. */
#ifndef NENRIN_CLIBRARYLOADER_H
#define NENRIN_CLIBRARYLOADER_H

/* To be asked first: a library's routines may only be called where it is there. */
int nenrin_zip_is_there(void);
int nenrin_xlsxwriter_is_there(void);

#endif
