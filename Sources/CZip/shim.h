/* libzip, as far as PlanReading uses it: to read the parts of a workbook. On Linux it is loaded when the first archive is
   opened: the cryptography that it brings along takes two milliseconds to load, and hardly a command reads a workbook. */
#ifndef NENRIN_CZIP_H
#define NENRIN_CZIP_H

#include <zip.h>

#ifdef __linux__
#include <dlfcn.h>

/* A routine of the library, or null where the library is not there. */
static inline void *nenrin_zip_routine(const char *name) {
  static void *library;
  if (!library) library = dlopen("libzip.so.5", RTLD_LAZY | RTLD_LOCAL);
  if (!library) library = dlopen("libzip.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (!library) library = dlopen("libzip.so", RTLD_LAZY | RTLD_LOCAL);
  return library ? dlsym(library, name) : 0;
}
#define NENRIN_ZIP(name) ((__typeof__(&name))nenrin_zip_routine(#name))
#else
#define NENRIN_ZIP(name) (&name)
#endif

/* To be asked first: the others may only be called where the library is there. */
static inline int nenrin_zip_is_there(void) { return NENRIN_ZIP(zip_open) != 0; }

static inline const char *nenrin_zip_version(void) { return NENRIN_ZIP(zip_libzip_version)(); }
static inline zip_t *nenrin_zip_open(const char *path, int flags, int *code) {
  return NENRIN_ZIP(zip_open)(path, flags, code);
}
static inline void nenrin_zip_discard(zip_t *archive) { NENRIN_ZIP(zip_discard)(archive); }
static inline void nenrin_zip_error_init_with_code(zip_error_t *error, int code) {
  NENRIN_ZIP(zip_error_init_with_code)(error, code);
}
static inline void nenrin_zip_error_fini(zip_error_t *error) { NENRIN_ZIP(zip_error_fini)(error); }
static inline const char *nenrin_zip_error_strerror(zip_error_t *error) {
  return NENRIN_ZIP(zip_error_strerror)(error);
}
static inline int nenrin_zip_error_code_zip(const zip_error_t *error) { return NENRIN_ZIP(zip_error_code_zip)(error); }
static inline zip_error_t *nenrin_zip_get_error(zip_t *archive) { return NENRIN_ZIP(zip_get_error)(archive); }
static inline zip_int64_t nenrin_zip_name_locate(zip_t *archive, const char *name, zip_flags_t flags) {
  return NENRIN_ZIP(zip_name_locate)(archive, name, flags);
}
static inline zip_int64_t nenrin_zip_get_num_entries(zip_t *archive, zip_flags_t flags) {
  return NENRIN_ZIP(zip_get_num_entries)(archive, flags);
}
static inline const char *nenrin_zip_get_name(zip_t *archive, zip_uint64_t index, zip_flags_t flags) {
  return NENRIN_ZIP(zip_get_name)(archive, index, flags);
}
static inline int nenrin_zip_stat(zip_t *archive, const char *name, zip_flags_t flags, zip_stat_t *status) {
  return NENRIN_ZIP(zip_stat)(archive, name, flags, status);
}
static inline zip_file_t *nenrin_zip_fopen(zip_t *archive, const char *name, zip_flags_t flags) {
  return NENRIN_ZIP(zip_fopen)(archive, name, flags);
}
static inline zip_int64_t nenrin_zip_fread(zip_file_t *file, void *bytes, zip_uint64_t count) {
  return NENRIN_ZIP(zip_fread)(file, bytes, count);
}
static inline int nenrin_zip_fclose(zip_file_t *file) { return NENRIN_ZIP(zip_fclose)(file); }
static inline zip_error_t *nenrin_zip_file_get_error(zip_file_t *file) { return NENRIN_ZIP(zip_file_get_error)(file); }

#endif
