/* What a terminal does with text: how many columns a character takes (POSIX wcwidth, hidden from Swift's Glibc
   module behind a feature macro, hence the declaration). */
#include <wchar.h>
extern int wcwidth(wchar_t c);
