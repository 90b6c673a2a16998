#include "CLibraryLoader.h"

#ifdef __linux__
/* Its routines are of this program here, and not to be seen from outside. */
#define ZIP_STATIC
#include <zip.h>

#define LIBRARIES "libzip.so.5", "libzip.so.4", "libzip.so"
#include "OnDemand.h"

int nenrin_zip_is_there(void) { return routine("zip_open") != 0; }

ON_DEMAND(int, zip_close, (zip_t *archive), (archive))
ON_DEMAND(void, zip_discard, (zip_t *archive), (archive))
ON_DEMAND(int, zip_error_code_zip, (const zip_error_t *error), (error))
ON_DEMAND(void, zip_error_fini, (zip_error_t *error), (error))
ON_DEMAND(void, zip_error_init_with_code, (zip_error_t *error, int code), (error, code))
ON_DEMAND(const char *, zip_error_strerror, (zip_error_t *error), (error))
ON_DEMAND(int, zip_fclose, (zip_file_t *file), (file))
ON_DEMAND(zip_int64_t, zip_file_add, (zip_t *archive, const char *name, zip_source_t *source, zip_flags_t flags), (archive, name,
          source, flags))
ON_DEMAND(zip_error_t *, zip_file_get_error, (zip_file_t *file), (file))
ON_DEMAND(zip_file_t *, zip_fopen, (zip_t *archive, const char *name, zip_flags_t flags), (archive, name, flags))
ON_DEMAND(zip_int64_t, zip_fread, (zip_file_t *file, void *bytes, zip_uint64_t count), (file, bytes, count))
ON_DEMAND(zip_error_t *, zip_get_error, (zip_t *archive), (archive))
ON_DEMAND(const char *, zip_get_name, (zip_t *archive, zip_uint64_t index, zip_flags_t flags), (archive, index, flags))
ON_DEMAND(zip_int64_t, zip_get_num_entries, (zip_t *archive, zip_flags_t flags), (archive, flags))
ON_DEMAND(const char *, zip_libzip_version, (void), ())
ON_DEMAND(zip_int64_t, zip_name_locate, (zip_t *archive, const char *name, zip_flags_t flags), (archive, name, flags))
ON_DEMAND(zip_t *, zip_open, (const char *path, int flags, int *code), (path, flags, code))
ON_DEMAND(zip_source_t *, zip_source_buffer, (zip_t *archive, const void *bytes, zip_uint64_t count, int frees), (archive, bytes,
          count, frees))
ON_DEMAND(void, zip_source_free, (zip_source_t *source), (source))
ON_DEMAND(int, zip_stat, (zip_t *archive, const char *name, zip_flags_t flags, zip_stat_t *status), (archive, name, flags,
          status))

#else
int nenrin_zip_is_there(void) { return 1; }
#endif
