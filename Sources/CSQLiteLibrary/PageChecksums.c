/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layer over the file system of SQLite (a VFS shim): the last 8 bytes of each page of a store are the XXH64 of the bytes
   before them, seeded with the page's number. A page is sealed when it is written and checked when it is read, so that no
   damaged byte of a table, an index or the structure between them comes through. Which pages were found damaged is kept
   for the error that follows.

   Only databases whose header reserves 8 bytes a page are sealed and checked; others, journals and temporary files pass.
   Reads that are no whole page (SQLite looks at the file's header first, to learn the page size) pass too: what is read so
   is read again with its page. */
#include <stdatomic.h>
#include <string.h>
#include <sqlite3.h>

#include "CSQLiteLibrary.h"

enum {
  seal = 8,
  /* Not an error of the medium (SQLITE_IOERR), after which SQLite would end the transaction and nothing more be read. */
  damaged = SQLITE_CORRUPT | 'N' << 8,
};

typedef struct {
  sqlite3_file base;
  int is_sealed;
} store_file;

static sqlite3_vfs *system_vfs;
/* Of each thread: two connections may meet damage at the same time. */
static _Thread_local sqlite3_int64 damaged_page;

static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((store_file *)file + 1); }

static const sqlite3_uint64 prime1 = 0x9E3779B185EBCA87u, prime2 = 0xC2B2AE3D27D4EB4Fu, prime3 = 0x165667B19E3779F9u,
                            prime4 = 0x85EBCA77C2B2AE63u;

static sqlite3_uint64 rotate(sqlite3_uint64 word, int bits) { return word << bits | word >> (64 - bits); }

static sqlite3_uint64 word_at(const unsigned char *bytes) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  sqlite3_uint64 word;
  memcpy(&word, bytes, 8);
  return word;
#else
  sqlite3_uint64 word = 0;
  for (int i = 7; i >= 0; i--) word = word << 8 | bytes[i];
  return word;
#endif
}

static sqlite3_uint64 mixed(sqlite3_uint64 lane, sqlite3_uint64 input) {
  return rotate(lane + input * prime2, 31) * prime1;
}

static sqlite3_uint64 joined(sqlite3_uint64 hash, sqlite3_uint64 lane) {
  return (hash ^ mixed(0, lane)) * prime1 + prime4;
}

/* XXH64 after its public specification, of a length that is a multiple of 8 and at least 32, as all pages less 8 are. */
static sqlite3_uint64 checksum(const unsigned char *bytes, int length, sqlite3_uint64 seed) {
  sqlite3_uint64 a = seed + prime1 + prime2, b = seed + prime2, c = seed, d = seed - prime1;
  int offset = 0;
  for (; offset + 32 <= length; offset += 32) {
    a = mixed(a, word_at(bytes + offset));
    b = mixed(b, word_at(bytes + offset + 8));
    c = mixed(c, word_at(bytes + offset + 16));
    d = mixed(d, word_at(bytes + offset + 24));
  }
  sqlite3_uint64 hash = rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18);
  hash = joined(joined(joined(joined(hash, a), b), c), d) + (sqlite3_uint64)length;
  for (; offset < length; offset += 8) hash = rotate(hash ^ mixed(0, word_at(bytes + offset)), 27) * prime1 + prime4;
  hash = (hash ^ hash >> 33) * prime2;
  hash = (hash ^ hash >> 29) * prime3;
  return hash ^ hash >> 32;
}

static int is_page(int length, sqlite3_int64 offset) {
  return length >= 512 && (length & (length - 1)) == 0 && offset % length == 0;
}

/* Whether this is the front of the file, read with another page size than the header has: SQLite has opened the file before another process
   wrote it, and reads it again. */
static int is_other_size(const unsigned char *bytes, int length, sqlite3_int64 offset) {
  int size = bytes[16] << 8 | bytes[17] << 16;
  return offset == 0 && size != length && is_page(size, 0);
}

static sqlite3_uint64 page_checksum(const unsigned char *page, int length, sqlite3_int64 offset) {
  return checksum(page, length - seal, (sqlite3_uint64)(offset / length + 1));
}

/* The header of the file says whether its pages are sealed. */
static void see_header(store_file *file, const unsigned char *bytes, int length, sqlite3_int64 offset) {
  if (offset == 0 && length >= 100) file->is_sealed = bytes[20] == seal;
}

static int store_close(sqlite3_file *file) {
  int code = real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
  file->pMethods = 0;
  return code;
}

static int store_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset);

/* SQLite may read the part of an overflow page that it uses; the whole is read, checked, and that part handed over. */
static int read_part(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset) {
  unsigned char *page = sqlite3_malloc(length + seal);
  if (!page) return SQLITE_NOMEM;
  int code = store_read(file, page, length + seal, offset);
  if (code == SQLITE_OK) memcpy(bytes, page, length);
  sqlite3_free(page);
  return code;
}

static int store_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset) {
  if (((store_file *)file)->is_sealed && is_page(length + seal, offset)) return read_part(file, bytes, length, offset);
  int code = real(file)->pMethods->xRead(real(file), bytes, length, offset);
  if (code != SQLITE_OK) return code;
  see_header((store_file *)file, bytes, length, offset);
  if (!((store_file *)file)->is_sealed || !is_page(length, offset) || is_other_size(bytes, length, offset)) return SQLITE_OK;
  if (page_checksum(bytes, length, offset) == word_at((const unsigned char *)bytes + length - seal)) return SQLITE_OK;
  damaged_page = offset / length + 1;
  return damaged;
}

static int store_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset) {
  see_header((store_file *)file, bytes, length, offset);
  if (((store_file *)file)->is_sealed && is_page(length, offset)) {
    /* SQLite keeps its hands off the reserved bytes, so that they may be set in its own copy of the page. */
    unsigned char *end = (unsigned char *)bytes + length - seal;
    sqlite3_uint64 sum = page_checksum(bytes, length, offset);
    for (int i = 0; i < seal; i++) end[i] = (unsigned char)(sum >> 8 * i);
  }
  return real(file)->pMethods->xWrite(real(file), bytes, length, offset);
}

static int store_truncate(sqlite3_file *f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); }
static int store_sync(sqlite3_file *f, int flags) { return real(f)->pMethods->xSync(real(f), flags); }
static int store_size(sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); }
static int store_lock(sqlite3_file *f, int lock) { return real(f)->pMethods->xLock(real(f), lock); }
static int store_unlock(sqlite3_file *f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); }
static int store_is_reserved(sqlite3_file *f, int *answer) {
  return real(f)->pMethods->xCheckReservedLock(real(f), answer);
}
static int store_control(sqlite3_file *f, int operation, void *argument) {
  int code = real(f)->pMethods->xFileControl(real(f), operation, argument);
  if (code == SQLITE_OK && operation == SQLITE_FCNTL_VFSNAME) {
    *(char **)argument = sqlite3_mprintf("%s/%z", nenrin_checked_vfs, *(char **)argument);
  }
  return code;
}
static int store_sector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
/* Less than a page is not read without its page (SQLITE_IOCAP_SUBPAGE_READ). */
static int store_traits(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)) & ~0x8000; }

/* Version 1: no shared memory, hence no WAL, and no mapping that would go by the checks. */
static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = store_close,
  .xRead = store_read,
  .xWrite = store_write,
  .xTruncate = store_truncate,
  .xSync = store_sync,
  .xFileSize = store_size,
  .xLock = store_lock,
  .xUnlock = store_unlock,
  .xCheckReservedLock = store_is_reserved,
  .xFileControl = store_control,
  .xSectorSize = store_sector,
  .xDeviceCharacteristics = store_traits,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out) {
  (void)vfs;
  if (!(flags & SQLITE_OPEN_MAIN_DB)) return system_vfs->xOpen(system_vfs, name, file, flags, flags_out);
  memset(file, 0, sizeof(store_file));
  int code = system_vfs->xOpen(system_vfs, name, real(file), flags, flags_out);
  if (code == SQLITE_OK) file->pMethods = &methods;
  return code;
}

const char *const nenrin_checked_vfs = "nenrin";

static sqlite3_vfs checked;

int nenrin_check_pages(void) {
  static atomic_flag begun = ATOMIC_FLAG_INIT;
  static _Atomic int result = -1;
  if (atomic_flag_test_and_set(&begun)) {
    /* Another thread is just registering it. */
    while (atomic_load(&result) < 0) {}
    return atomic_load(&result);
  }
  int code = sqlite3_initialize();
  system_vfs = code == SQLITE_OK ? sqlite3_vfs_find(0) : 0;
  if (system_vfs) {
    checked = *system_vfs;
    checked.pNext = 0;
    checked.zName = nenrin_checked_vfs;
    checked.szOsFile = system_vfs->szOsFile + (int)sizeof(store_file);
    checked.xOpen = open_file;
    code = sqlite3_vfs_register(&checked, 1);
  } else if (code == SQLITE_OK) {
    code = SQLITE_ERROR;
  }
  atomic_store(&result, code);
  return code;
}

int nenrin_reserve_seals(void *db) {
  int bytes = seal;
  return sqlite3_file_control(db, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
}

int nenrin_damaged_page_code(void) { return damaged; }

int nenrin_has_seals(void *db) {
  sqlite3_file *file = 0;
  int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return code == SQLITE_OK && file && file->pMethods == &methods && ((store_file *)file)->is_sealed;
}

long long nenrin_next_damaged_page(void *db, long long page, long long count, int size) {
  sqlite3_file *file = 0;
  int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  void *bytes = code == SQLITE_OK && file && file->pMethods == &methods ? sqlite3_malloc(size) : 0;
  if (!bytes) return page + 1;
  do page++;
  while (page <= count && file->pMethods->xRead(file, bytes, size, (page - 1) * size) == SQLITE_OK);
  sqlite3_free(bytes);
  return page <= count ? page : 0;
}

long long nenrin_damaged_page(void) { return damaged_page; }
