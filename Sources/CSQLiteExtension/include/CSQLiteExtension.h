/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite as an extension sees it: every call goes through the table of routines that the host hands over, because the
   host may have linked another SQLite than the one on this machine. Swift cannot see the macros of sqlite3ext.h, so each
   routine that we use has a function here. */
#ifndef NENRIN_CSQLITE_EXTENSION_H
#define NENRIN_CSQLITE_EXTENSION_H

#include <sqlite3ext.h>

extern const sqlite3_api_routines *sqlite3_api;

typedef struct {
  sqlite3_vtab base;
  void *object;
} nenrin_table;

typedef struct {
  sqlite3_vtab_cursor base;
  void *object;
} nenrin_cursor;

/* To be called first, with the table that came from the host. */
void nenrin_use_routines(const sqlite3_api_routines *routines);

/* A copy that SQLite frees. */
char *nenrin_copy(const char *text);

static inline void nenrin_free(void *memory) { sqlite3_free(memory); }

static inline int nenrin_create_module(
  sqlite3 *db, const char *name, const sqlite3_module *module, void *context, void (*release)(void *)) {
  return sqlite3_create_module_v2(db, name, module, context, release);
}
static inline int nenrin_declare(sqlite3 *db, const char *sql) { return sqlite3_declare_vtab(db, sql); }
static inline const char *nenrin_collation(sqlite3_index_info *info, int constraint) {
  return sqlite3_api->vtab_collation(info, constraint);
}
static inline int nenrin_version(void) { return sqlite3_libversion_number(); }

static inline int nenrin_prepare(
  sqlite3 *db, const char *sql, int length, sqlite3_stmt **statement, const char **rest) {
  return sqlite3_prepare_v2(db, sql, length, statement, rest);
}
static inline int nenrin_step(sqlite3_stmt *s) { return sqlite3_step(s); }
static inline int nenrin_reset(sqlite3_stmt *s) { return sqlite3_reset(s); }
static inline int nenrin_finalize(sqlite3_stmt *s) { return sqlite3_finalize(s); }
static inline int nenrin_bind_int64(sqlite3_stmt *s, int i, sqlite3_int64 v) { return sqlite3_bind_int64(s, i, v); }
static inline int nenrin_bind_text(sqlite3_stmt *s, int i, const char *t, int length) {
  return sqlite3_bind_text(s, i, t, length, SQLITE_TRANSIENT);
}
static inline int nenrin_column_count(sqlite3_stmt *s) { return sqlite3_column_count(s); }
static inline const char *nenrin_column_name(sqlite3_stmt *s, int i) { return sqlite3_column_name(s, i); }
static inline int nenrin_column_type(sqlite3_stmt *s, int i) { return sqlite3_column_type(s, i); }
static inline sqlite3_int64 nenrin_column_int64(sqlite3_stmt *s, int i) { return sqlite3_column_int64(s, i); }
static inline double nenrin_column_double(sqlite3_stmt *s, int i) { return sqlite3_column_double(s, i); }
static inline const unsigned char *nenrin_column_text(sqlite3_stmt *s, int i) { return sqlite3_column_text(s, i); }
static inline const void *nenrin_column_blob(sqlite3_stmt *s, int i) { return sqlite3_column_blob(s, i); }
static inline int nenrin_column_bytes(sqlite3_stmt *s, int i) { return sqlite3_column_bytes(s, i); }

static inline void nenrin_result_null(sqlite3_context *c) { sqlite3_result_null(c); }
static inline void nenrin_result_int64(sqlite3_context *c, sqlite3_int64 v) { sqlite3_result_int64(c, v); }
static inline void nenrin_result_double(sqlite3_context *c, double v) { sqlite3_result_double(c, v); }
static inline void nenrin_result_text(sqlite3_context *c, const char *t, int length) {
  sqlite3_result_text(c, t, length, SQLITE_TRANSIENT);
}

static inline int nenrin_value_type(sqlite3_value *v) { return sqlite3_value_type(v); }
static inline int nenrin_value_numeric_type(sqlite3_value *v) { return sqlite3_value_numeric_type(v); }
static inline sqlite3_int64 nenrin_value_int64(sqlite3_value *v) { return sqlite3_value_int64(v); }
static inline double nenrin_value_double(sqlite3_value *v) { return sqlite3_value_double(v); }
static inline const unsigned char *nenrin_value_text(sqlite3_value *v) { return sqlite3_value_text(v); }
static inline int nenrin_value_bytes(sqlite3_value *v) { return sqlite3_value_bytes(v); }

static inline int nenrin_open(const char *path, sqlite3 **db, int flags) { return sqlite3_open_v2(path, db, flags, 0); }
static inline int nenrin_close(sqlite3 *db) { return sqlite3_close(db); }
static inline int nenrin_busy_timeout(sqlite3 *db, int milliseconds) { return sqlite3_busy_timeout(db, milliseconds); }
static inline int nenrin_exec(sqlite3 *db, const char *sql) { return sqlite3_exec(db, sql, 0, 0, 0); }
static inline int nenrin_code(sqlite3 *db) { return sqlite3_extended_errcode(db); }
static inline const char *nenrin_message(sqlite3 *db) { return sqlite3_errmsg(db); }
/* A table that may be read in views, also where the schema is not trusted: it does nothing but read. */
static inline int nenrin_innocuous(sqlite3 *db) { return sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS); }

/* The main file, as SQLite has it open; null where there is none. To open it once more would give up SQLite's locks. */
static inline sqlite3_file *nenrin_file(sqlite3 *db) {
  sqlite3_file *file = 0;
  int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return code == SQLITE_OK && file && file->pMethods ? file : 0;
}
static inline int nenrin_file_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset) {
  return file->pMethods->xRead(file, bytes, length, offset);
}
static inline sqlite3_int64 nenrin_file_size(sqlite3_file *file) {
  sqlite3_int64 size = 0;
  return file->pMethods->xFileSize(file, &size) == SQLITE_OK ? size : 0;
}
/* The name of the layers between SQLite and the file, which SQLite frees; null where it has none. */
static inline char *nenrin_file_layers(sqlite3 *db) {
  char *name = 0;
  return sqlite3_file_control(db, "main", SQLITE_FCNTL_VFSNAME, &name) == SQLITE_OK ? name : 0;
}

static inline int nenrin_authorize(
  sqlite3 *db, int (*ask)(void *, int, const char *, const char *, const char *, const char *), void *context) {
  return sqlite3_set_authorizer(db, ask, context);
}

#endif
