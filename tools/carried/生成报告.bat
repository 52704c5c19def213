@echo off
chcp 936 >nul
setlocal
title 生成报告
set "LANG=zh_CN.UTF-8"
set "RESPGRAPH=%LOCALAPPDATA%\respgraph\Scripts\respgraph.exe"
if not exist "%RESPGRAPH%" goto not_installed
if "%~1"=="" goto no_file
if /i "%~nx1"=="名册.csv" goto roster_alone
set "ROSTER="
if exist "%~dp1名册.csv" set ROSTER=--roster "%~dp1名册.csv"
if defined ROSTER echo 同一文件夹中有 名册.csv，一并使用。
"%RESPGRAPH%" report "%~1" -o "%~dpn1-报告" %ROSTER% --lang zh
if errorlevel 1 goto failed
start "" "%~dpn1-报告\index.html"
exit /b 0

:not_installed
echo 尚未安装，请先双击“安装.bat”。
pause
exit /b 1

:no_file
echo 请把方案文件拖到本文件的图标上。
pause
exit /b 1

:roster_alone
echo 请拖方案文件。名册放在方案旁边，会自动使用。
pause
exit /b 1

:failed
echo.
echo 没有生成报告，原因见上。
pause
exit /b 1
