/* Starts a file as the Explorer of Windows does on a double click, with an own folder of choice. */

#include <stdio.h>
#include <windows.h>

#define LENGTH 8192

int wmain(int count, wchar_t **words) {
    wchar_t line[LENGTH];
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION made;
    DWORD code;
    if (count != 3) return 96;
    SetEnvironmentVariableW(L"USERPROFILE", words[2]);
    swprintf(line, LENGTH, L"cmd.exe /C \"\"%ls\" \"", words[1]);
    if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &how, &made)) return 97;
    WaitForSingleObject(made.hProcess, INFINITE);
    return GetExitCodeProcess(made.hProcess, &code) ? (int)code : 98;
}
