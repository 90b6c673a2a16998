/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite that this program is linked with, as a table of routines such as a host hands to an extension: the command
   runs the very code of the extension, also where the system's SQLite hands out no table (macOS). */
#ifndef NENRIN_CSQLITE_LIBRARY_H
#define NENRIN_CSQLITE_LIBRARY_H

/* A sqlite3_api_routines with all that the extension calls. */
const void *nenrin_linked_routines(void);

/* The version of the linked SQLite, such as 3.40.1. */
const char *nenrin_linked_version(void);

/* The name of the layer that seals and checks the pages of stores. */
extern const char *const nenrin_checked_vfs;

/* From here on, each file that this program opens with SQLite goes through that layer. Returns SQLite's result code. */
int nenrin_check_pages(void);

/* Columns and segments come and go by the thousand in one question: given back to the system each time, their memory would
   be cleared anew each time, which takes longer than the question. Where the allocator can be told, it keeps it. */
void nenrin_keep_memory(void);

/* Opens a file, waits for those who write to it, reads the first of it and closes it. SQLite's extended code and words. */
int nenrin_first_read(const char *path, int writing, int milliseconds, char *message, int size);

/* Tells an open connection (sqlite3 *) to trust nothing that its file says of itself, and to keep few of its pages. */
void nenrin_distrust(void *db);

/* Makes room for the seals, on an open connection (sqlite3 *) whose file has no page yet. */
int nenrin_reserve_seals(void *db);

/* Whether the pages of the main file of a connection (sqlite3 *) are sealed and checked. */
int nenrin_has_seals(void *db);

/* The extended result code of a statement that met a damaged page. */
int nenrin_damaged_page_code(void);

/* The first page after `page` that cannot be read or is damaged, of a connection (sqlite3 *) that is in a transaction; 0
   for none. */
long long nenrin_next_damaged_page(void *db, long long page, long long count, int size);

/* The payload of a row of `segment`, of which parts are read. `blob` is null at first, and is opened anew for each row; the
   size is below 0 where it cannot be. */
int nenrin_segment_open(void *db, long long row, void **blob);
int nenrin_segment_read(void *blob, void *bytes, int count, int offset);
void nenrin_segment_close(void *blob);

/* SQLite's extended code for what went wrong last on a connection (sqlite3 *). */
int nenrin_last_error(void *db);

/* The page, counted from 1, that this thread has found damaged last; 0 for none. */
long long nenrin_damaged_page(void);

#endif
