/* A python.exe for Windows that does nothing but tell how it was called.

Each call is a line in the file CALLS of the folder FAKE_PYTHON: the folder it was called in and
its arguments, with tabs between. A line "word code" in the file CODES gives the exit code of a call
with that word among its arguments; else it is 0. "-m venv FOLDER" puts a copy of itself there; "nieuw FOLDER" makes that folder. */

#include <stdio.h>
#include <windows.h>

#define LENGTH 4096

static wchar_t *beside(const wchar_t *name) {
    static wchar_t path[LENGTH + 16];
    wchar_t folder[LENGTH];
    GetEnvironmentVariableW(L"FAKE_PYTHON", folder, LENGTH);
    swprintf(path, LENGTH + 16, L"%ls\\%ls", folder, name);
    return path;
}

static void write_utf8(FILE *file, const wchar_t *text) {
    char written[4 * LENGTH];
    WideCharToMultiByte(CP_UTF8, 0, text, -1, written, sizeof written, NULL, NULL);
    fputs(written, file);
}

static void write_call(int count, wchar_t **words) {
    wchar_t folder[LENGTH];
    FILE *calls = _wfopen(beside(L"CALLS"), L"ab");
    GetCurrentDirectoryW(LENGTH, folder);
    write_utf8(calls, folder);
    for (int number = 1; number < count; number++) {
        fputc('\t', calls);
        write_utf8(calls, words[number]);
    }
    fputc('\n', calls);
    fclose(calls);
}

static int code_for(int count, wchar_t **words) {
    wchar_t word[64];
    int code, found = 0;
    FILE *codes = _wfopen(beside(L"CODES"), L"r");
    if (!codes) return 0;
    while (!found && fwscanf(codes, L"%63ls %d", word, &code) == 2)
        for (int number = 1; number < count; number++)
            if (!wcscmp(word, words[number])) found = code;
    fclose(codes);
    return found;
}

static void make_environment(const wchar_t *folder) {
    wchar_t here[LENGTH], path[LENGTH + 32];
    GetModuleFileNameW(NULL, here, LENGTH);
    CreateDirectoryW(folder, NULL);
    swprintf(path, LENGTH + 32, L"%ls\\Scripts", folder);
    CreateDirectoryW(path, NULL);
    swprintf(path, LENGTH + 32, L"%ls\\Scripts\\python.exe", folder);
    CopyFileW(here, path, FALSE);
}

int wmain(int count, wchar_t **words) {
    write_call(count, words);
    for (int number = 1; number + 1 < count; number++) {
        if (!wcscmp(words[number], L"venv")) make_environment(words[number + 1]);
        if (!wcscmp(words[number], L"nieuw")) CreateDirectoryW(words[number + 1], NULL);
    }
    return code_for(count, words);
}
