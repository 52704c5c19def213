@echo off
chcp 936 >nul
setlocal
title 更正读取结果
set "LANG=zh_CN.UTF-8"
set "RESPGRAPH=%LOCALAPPDATA%\respgraph\Scripts\respgraph.exe"
if not exist "%RESPGRAPH%" goto not_installed
if "%~1"=="" goto no_file
if exist "%~dpn1-更正.xlsx" goto exists
"%RESPGRAPH%" read "%~1" --format xlsx --lang zh -o "%~dpn1-更正.xlsx"
if errorlevel 1 goto failed
start "" "%~dpn1-更正.xlsx"
exit /b 0

:not_installed
echo 尚未安装，请先双击“安装.bat”。
pause
exit /b 1

:no_file
echo 请把方案文件拖到本文件的图标上，改好工作簿并保存后，再把工作簿拖到“生成报告.bat”上。
pause
exit /b 1

:exists
echo 已有 %~n1-更正.xlsx，为免覆盖您的修改，没有重新生成。
echo 如需重新生成，请先把它改名或移走。
pause
exit /b 1

:failed
echo.
echo 没有生成工作簿，原因见上。
pause
exit /b 1
