/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Without this, sqlite3ext.h would turn each name into a call through a table. */
#define SQLITE_CORE 1
#include <sqlite3.h>
#include <sqlite3ext.h>

#ifdef __linux__
#include <malloc.h>
#endif

#include "CSQLiteLibrary.h"

static const sqlite3_api_routines linked = {
  .create_module_v2 = sqlite3_create_module_v2,
  .declare_vtab = sqlite3_declare_vtab,
  .vtab_collation = sqlite3_vtab_collation,
  .libversion_number = sqlite3_libversion_number,
  .free = sqlite3_free,
  .mprintf = sqlite3_mprintf,
  .prepare_v2 = sqlite3_prepare_v2,
  .step = sqlite3_step,
  .reset = sqlite3_reset,
  .finalize = sqlite3_finalize,
  .bind_int64 = sqlite3_bind_int64,
  .bind_text = sqlite3_bind_text,
  .column_count = sqlite3_column_count,
  .column_name = sqlite3_column_name,
  .column_type = sqlite3_column_type,
  .column_int64 = sqlite3_column_int64,
  .column_double = sqlite3_column_double,
  .column_text = sqlite3_column_text,
  .column_blob = sqlite3_column_blob,
  .column_bytes = sqlite3_column_bytes,
  .result_null = sqlite3_result_null,
  .result_int64 = sqlite3_result_int64,
  .result_double = sqlite3_result_double,
  .result_text = sqlite3_result_text,
  .value_type = sqlite3_value_type,
  .value_numeric_type = sqlite3_value_numeric_type,
  .value_int64 = sqlite3_value_int64,
  .value_double = sqlite3_value_double,
  .value_text = sqlite3_value_text,
  .value_bytes = sqlite3_value_bytes,
  .open_v2 = sqlite3_open_v2,
  .close = sqlite3_close,
  .busy_timeout = sqlite3_busy_timeout,
  .exec = sqlite3_exec,
  .extended_errcode = sqlite3_extended_errcode,
  .errmsg = sqlite3_errmsg,
  .set_authorizer = sqlite3_set_authorizer,
  .file_control = sqlite3_file_control,
  .vtab_config = sqlite3_vtab_config,
};

const void *nenrin_linked_routines(void) { return &linked; }

int nenrin_segment_open(void *db, long long row, void **blob) {
  sqlite3_blob *open = *blob;
  int code = open ? sqlite3_blob_reopen(open, row) : sqlite3_blob_open(db, "main", "segment", "payload", row, 0, &open);
  *blob = open;
  return code == SQLITE_OK ? sqlite3_blob_bytes(open) : -1;
}

int nenrin_segment_read(void *blob, void *bytes, int count, int offset) {
  return sqlite3_blob_read(blob, bytes, count, offset);
}

void nenrin_segment_close(void *blob) { sqlite3_blob_close(blob); }

int nenrin_first_read(const char *path, int writing, int milliseconds, char *message, int size) {
  sqlite3 *db = NULL;
  int code = sqlite3_open_v2(path, &db, writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY, NULL);
  if (code == SQLITE_OK) {
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, milliseconds);
    code = sqlite3_exec(db, "SELECT * FROM sqlite_master LIMIT 1", NULL, NULL, NULL);
  }
  sqlite3_snprintf(size, message, "%s", db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
  sqlite3_close(db);
  return code;
}

void nenrin_distrust(void *db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_exec(db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
  /* A segment's pages are passed over once; to keep more of them takes memory that is never looked at again. A dozen hold the way to a
     segment, and what is read again stays in the processor's cache. */
  if (sqlite3_db_readonly(db, "main")) sqlite3_exec(db, "PRAGMA cache_size = 12", NULL, NULL, NULL);
}

const char *nenrin_linked_version(void) { return sqlite3_libversion(); }

int nenrin_last_error(void *db) { return sqlite3_extended_errcode(db); }

void nenrin_keep_memory(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}
