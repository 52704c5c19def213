@echo off
chcp 936 >nul
setlocal
title 起草名册
set "LANG=zh_CN.UTF-8"
set "RESPGRAPH=%LOCALAPPDATA%\respgraph\Scripts\respgraph.exe"
if not exist "%RESPGRAPH%" goto not_installed
if "%~1"=="" goto no_file
if exist "%~dp1名册.csv" goto exists
"%RESPGRAPH%" roster "%~1" --lang zh -o "%~dp1名册.csv"
if errorlevel 1 goto failed
start "" "%~dp1名册.csv"
exit /b 0

:not_installed
echo 尚未安装，请先双击“安装.bat”。
pause
exit /b 1

:no_file
echo 请把方案文件拖到本文件的图标上，名册草稿将写在方案旁边。
pause
exit /b 1

:exists
echo 方案旁边已有 名册.csv，为免覆盖，没有重新起草。
echo 如需重新起草，请先把它改名或移走。
pause
exit /b 1

:failed
echo.
echo 没有写出名册，原因见上。
pause
exit /b 1
