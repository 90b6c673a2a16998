/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite that this program is linked with, as a table of routines such as a host hands to an extension: the command
   runs the very code of the extension, also where the system's SQLite hands out no table (macOS). */
#ifndef NENRIN_CSQLITE_LIBRARY_H
#define NENRIN_CSQLITE_LIBRARY_H

/* A sqlite3_api_routines with all that the extension calls. */
const void *nenrin_linked_routines(void);

#endif
