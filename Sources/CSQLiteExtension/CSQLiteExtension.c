/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "CSQLiteExtension.h"

SQLITE_EXTENSION_INIT1

void nenrin_use_routines(const sqlite3_api_routines *routines) { SQLITE_EXTENSION_INIT2(routines); }

char *nenrin_copy(const char *text) { return sqlite3_mprintf("%s", text); }
