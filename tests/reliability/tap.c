/* The tap: writes down, in order, what a process does to the files of one folder, and can make the disk fail.
 *
 * Preloaded with LD_PRELOAD. TAP_FOLDER is the folder, TAP_LOG the file for the log (none: no log). A record is
 * an operation (one byte), the lengths of path and data (u32, u32), an offset (i64), the path and the data, all in the
 * byte order of the machine. The operations: o opened anew (created or emptied), w written, t cut to a length,
 * s synced, d deleted, r renamed (the data is the new path), x a failure that was made here.
 *
 * tap_fail(error, per_10000, seed) makes that share of the writes and syncs fail from then on; 0 stops it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096
#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

static char *paths[FILES]; /* of the open files in the folder, by descriptor */
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int log_file = -1;
static int fail_with, fail_share;
static long failures;
static uint64_t dice;

__attribute__((constructor)) static void start(void) {
    REAL(open);
    folder = getenv("TAP_FOLDER");
    const char *path = getenv("TAP_LOG");
    if (path) log_file = real(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

void tap_fail(int error, int per_10000, uint64_t seed) {
    fail_with = error;
    fail_share = per_10000;
    dice = seed * 2862933555777941757ULL + 3037000493ULL;
}

long tap_failures(void) { return failures; }

static int ours(const char *path) {
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static const char *of(int file) { return file >= 0 && file < FILES ? paths[file] : NULL; }

static void note(char what, const char *path, int64_t offset, const void *data, size_t length) {
    if (log_file < 0) return;
    REAL(writev);
    uint32_t name = strlen(path), body = length;
    struct iovec parts[] = {{&what, 1}, {&name, 4}, {&body, 4}, {&offset, 8}, {(void *)path, name}, {(void *)data, body}};
    real(log_file, parts, 6);
}

static int fails(const char *path) {
    if (!path || !fail_with) return 0;
    dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
    if ((int)((dice >> 33) % 10000) >= fail_share) return 0;
    failures++;
    note('x', path, fail_with, NULL, 0);
    errno = fail_with;
    return 1;
}

static int opened(int file, const char *path, int flags, int was_there) {
    if (file < 0 || file >= FILES) return file;
    pthread_mutex_lock(&turn);
    free(paths[file]);
    paths[file] = ours(path) ? strdup(path) : NULL;
    if (paths[file] && (!was_there || flags & O_TRUNC) && flags & (O_CREAT | O_TRUNC)) note('o', path, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return file;
}

static int there(const char *path) {
    struct stat seen;
    return stat(path, &seen) == 0;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        int was_there = ours(path) && there(path); \
        return opened(real(path, flags, mode), path, flags, was_there); \
    }
OPEN(open)
OPEN(open64)

int close(int file) {
    REAL(close);
    pthread_mutex_lock(&turn);
    if (of(file)) {
        free(paths[file]);
        paths[file] = NULL;
    }
    pthread_mutex_unlock(&turn);
    return real(file);
}

#define PWRITE(name) \
    ssize_t name(int file, const void *data, size_t length, off_t offset) { \
        REAL(name); \
        if (fails(of(file))) return -1; \
        pthread_mutex_lock(&turn); \
        ssize_t done = real(file, data, length, offset); \
        if (done > 0 && of(file)) note('w', of(file), offset, data, done); \
        pthread_mutex_unlock(&turn); \
        return done; \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int file, const void *data, size_t length) {
    REAL(write);
    if (!of(file)) return real(file, data, length);
    if (fails(of(file))) return -1;
    pthread_mutex_lock(&turn);
    ssize_t done = real(file, data, length);
    if (done > 0) note('w', of(file), lseek(file, 0, SEEK_CUR) - done, data, done);
    pthread_mutex_unlock(&turn);
    return done;
}

#define CUT(name) \
    int name(int file, off_t length) { \
        REAL(name); \
        pthread_mutex_lock(&turn); \
        int done = real(file, length); \
        if (!done && of(file)) note('t', of(file), length, NULL, 0); \
        pthread_mutex_unlock(&turn); \
        return done; \
    }
CUT(ftruncate)
CUT(ftruncate64)

#define SYNC(name) \
    int name(int file) { \
        REAL(name); \
        if (fails(of(file))) return -1; \
        pthread_mutex_lock(&turn); \
        int done = real(file); \
        if (!done && of(file)) note('s', of(file), 0, NULL, 0); \
        pthread_mutex_unlock(&turn); \
        return done; \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    REAL(unlink);
    pthread_mutex_lock(&turn);
    int done = real(path);
    if (!done && ours(path)) note('d', path, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}

int rename(const char *from, const char *to) {
    REAL(rename);
    pthread_mutex_lock(&turn);
    int done = real(from, to);
    if (!done && (ours(from) || ours(to))) note('r', from, 0, to, strlen(to));
    pthread_mutex_unlock(&turn);
    return done;
}
