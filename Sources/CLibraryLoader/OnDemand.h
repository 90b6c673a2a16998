/* Routines of a library that is loaded when the first of them is called. Who includes this defines LIBRARIES first: the names
   of its file, the one to be tried first before the others. */
#include <dlfcn.h>
#include <stddef.h>

/* A routine of the library, or null where the library is not there. */
static void *routine(const char *name) {
  static void *library;
  static const char *const files[] = {LIBRARIES};
  for (size_t i = 0; !library && i < sizeof files / sizeof *files; i++) library = dlopen(files[i], RTLD_LAZY | RTLD_LOCAL);
  return library ? dlsym(library, name) : 0;
}

/* Stands where the linked library's routine would stand, and calls the loaded one. A routine that Swift begins to use needs a line:
   without it the linker says so. Hidden, so that the library's calls of itself do not come here. */
#define ON_DEMAND(type, name, parameters, arguments) \
  __attribute__((visibility("hidden"))) type name parameters { \
    static __typeof__(&name) found; \
    if (!found) found = (__typeof__(&name))routine(#name); \
    return found arguments; \
  }
